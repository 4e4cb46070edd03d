/** Measures a consumer with Micrometer, where that is on the class path. */
@NullMarked
package org.openedx.eventbus.consumer.metrics;

import org.jspecify.annotations.NullMarked;
