/** Settings of consumers: order of events, start position and the rest. Stable. */
@NullMarked
package org.openedx.eventbus.consumer.config;

import org.jspecify.annotations.NullMarked;
