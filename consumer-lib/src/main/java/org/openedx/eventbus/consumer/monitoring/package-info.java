/** Monitoring of a consumer: meters for Micrometer, if that is on the class path. */
@NullMarked
package org.openedx.eventbus.consumer.monitoring;

import org.jspecify.annotations.NullMarked;
