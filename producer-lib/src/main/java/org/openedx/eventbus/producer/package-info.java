/**
 * Publishes events to Kafka. {@link org.openedx.eventbus.producer.KafkaEventProducer} is the entry
 * point; {@link org.openedx.eventbus.producer.errors} contains the exceptions that callers handle,
 * {@link org.openedx.eventbus.producer.monitoring} its health, and the listener for metrics and
 * audit.
 */
@NullMarked
package org.openedx.eventbus.producer;

import org.jspecify.annotations.NullMarked;
