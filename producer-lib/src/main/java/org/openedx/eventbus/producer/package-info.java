/**
 * Publishes events: {@link KafkaEventProducer}. A caller's thread encodes and enqueues; one sender
 * thread owns the Kafka producer and all queues; lookup threads ask broker and registry.
 */
@NullMarked
package org.openedx.eventbus.producer;

import org.jspecify.annotations.NullMarked;
