/** Listener interface of the producer, for metrics and audit. */
@NullMarked
package org.openedx.eventbus.producer.monitoring;

import org.jspecify.annotations.NullMarked;
