/**
 * Publishes events to Kafka: {@link KafkaEventProducer}.
 *
 * <p>The caller's thread encodes an event and enqueues it. One sender thread owns all queues and
 * hands records to the Kafka producer. Lookup threads make the blocking requests to broker and
 * registry. Callback threads complete futures and call the listener.
 */
@NullMarked
package org.openedx.eventbus.producer;

import org.jspecify.annotations.NullMarked;
