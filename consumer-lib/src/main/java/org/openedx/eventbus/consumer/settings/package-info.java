/** Settings of a consumer, {@code eventbus.consumer.*}. */
@NullMarked
package org.openedx.eventbus.consumer.settings;

import org.jspecify.annotations.NullMarked;
