package org.openedx.eventbus.producer.monitoring;

import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.SentEvent;

/**
 * Listener of a producer, for metrics and audit. Called on the producer's callback threads, before
 * the callbacks of the event's future; must be thread-safe. A thread that waits for the future may
 * continue earlier. Exceptions of a listener are logged and ignored.
 *
 * <p>The bytes of an event remain in the buffer until the listener has returned. A listener may
 * send events and wait for them. For example:
 *
 * <pre>{@code
 * KafkaEventProducer.builder(config)
 *     .listener(
 *         new ProducerListener() {
 *           @Override
 *           public void onFailed(FailedSend failed) {
 *             failures.increment(failed.topic());
 *           }
 *         })
 *     .build();
 * }</pre>
 */
public interface ProducerListener {
  /** A listener that does nothing. */
  ProducerListener NONE = new ProducerListener() {};

  /**
   * Called when an event is stored on all its topics. Also called when an event is sent nowhere,
   * because its type is disabled or a filter dropped it: {@link SentEvent#notSentReason} then
   * contains the reason.
   *
   * @param event the metadata of the event and its position on each topic
   */
  default void onSent(SentEvent event) {}

  /**
   * Called when an event could not be stored on one of its topics. An event with several topics can
   * cause several calls.
   *
   * @param event the failed event, its topic and the cause
   */
  default void onFailed(FailedSend event) {}

  /**
   * Failure to store an event on one topic.
   *
   * @param metadata the metadata of the event
   * @param topic the full topic name, with the prefix; for example {@code prod-orders}
   * @param cause the exception with which the event's future fails
   */
  record FailedSend(EventMetadata metadata, String topic, Throwable cause) {}
}
