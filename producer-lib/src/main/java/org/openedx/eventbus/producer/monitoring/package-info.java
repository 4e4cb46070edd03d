/** Health of the producer, and its listener for metrics and audit. */
@NullMarked
package org.openedx.eventbus.producer.monitoring;

import org.jspecify.annotations.NullMarked;
