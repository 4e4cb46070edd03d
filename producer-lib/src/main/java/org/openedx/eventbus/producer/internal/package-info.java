/**
 * Implementation of the producer; not for use by others. The classes in the order in which an event
 * passes them:
 *
 * <ol>
 *   <li>{@code SendPipeline}, on the thread that calls {@code send}: encodes the event, creates one
 *       {@code PendingRecord} for each of its {@code Routes}, and reserves buffer space in {@code
 *       InFlightSends}.
 *   <li>{@code Sender}, one thread: owns a {@code RouteState} per route and a {@code TopicQueue}
 *       with a {@code PartitionGate} per topic. It queues a record until its topic and schema ids
 *       are known and the gate is open.
 *   <li>{@code Lookups}, threads that may block: finds topics with {@code TopicProvisioner} and
 *       schema ids at the registry, for {@code RoutePreparer}. {@code SchemaIdVerifier} compares
 *       the ids later on, and {@code TopicMonitor} notices recreated topics.
 *   <li>{@code KafkaTransport}: computes the partition and calls {@code KafkaProducer.send}.
 *   <li>{@code InFlightSends}: sets the outcome of the {@code SendFuture}. {@code CallbackThreads}
 *       notify the listener and run callbacks. {@code SendFailures} creates the exceptions.
 * </ol>
 */
@NullMarked
package org.openedx.eventbus.producer.internal;

import org.jspecify.annotations.NullMarked;
