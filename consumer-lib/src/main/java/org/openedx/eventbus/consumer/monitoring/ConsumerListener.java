package org.openedx.eventbus.consumer.monitoring;

import java.time.Duration;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.handler.Delivery;

/**
 * Listener of a consumer, for metrics and audit. Called on the consumer's threads, which it must
 * not block for long: {@link #onHandled} and {@link #onDropped} on the threads of handlers, several
 * at once, the other methods on the poll thread. Exceptions of a listener are logged and ignored.
 * For example:
 *
 * <pre>{@code
 * EventConsumer.builder(config)
 *     .listener(
 *         new ConsumerListener() {
 *           @Override
 *           public void onDeadLettered(DeadLetteredDelivery event) {
 *             deadLetters.increment(event.handler());
 *           }
 *         })
 * }</pre>
 *
 * <p>The text of a handler's id identifies the handler, for example {@code audit} or {@code
 * topic/audit}.
 */
public interface ConsumerListener {
  /** A listener that does nothing. */
  ConsumerListener NONE = new ConsumerListener() {};

  /**
   * Called when a handler returned.
   *
   * @param event the event, its handler and the duration of the attempt
   */
  default void onHandled(HandledDelivery event) {}

  /**
   * Called when an attempt failed that will be retried, also if it was the trial of a half-open
   * circuit breaker.
   *
   * @param event the attempt, its cause and the backoff
   */
  default void onFailed(FailedDelivery event) {}

  /**
   * Called when an event failed permanently, before it is written as a dead letter.
   *
   * @param event the event, its handler and the disposition
   */
  default void onDeadLettered(DeadLetteredDelivery event) {}

  /**
   * Called when an event was skipped, because its type has no handler.
   *
   * @param event the type and position of the event
   */
  default void onSkipped(SkippedDelivery event) {}

  /**
   * Called when a filter dropped an event for a handler, which completes it. Unless overridden, it
   * is reported as skipped.
   *
   * @param event the event, its handler and the reason of the filter
   */
  default void onDropped(DroppedDelivery event) {
    onSkipped(new SkippedDelivery(event.event().type().name(), event.delivery()));
  }

  /**
   * Called when records of a partition were read; some may have been handled before.
   *
   * @param event the partition and the number of records
   */
  default void onReceived(ReceivedRecords event) {}

  /**
   * Called when a partition is blocked; retries while it is blocked are not reported.
   *
   * @param event the partition and the cause
   */
  default void onBlocked(BlockedPartition event) {}

  /**
   * Called when a partition is no longer blocked.
   *
   * @param event the partition
   */
  default void onUnblocked(UnblockedPartition event) {}

  /**
   * Called when a partition was assigned, before any of its records is read.
   *
   * @param event the partition
   */
  default void onAssigned(AssignedPartition event) {}

  /**
   * Called when a partition was revoked, after its running handlers have returned.
   *
   * @param event the partition
   */
  default void onRevoked(RevokedPartition event) {}

  /**
   * Called when a partition was lost while its handlers may still be running.
   *
   * @param event the partition
   */
  default void onLost(LostPartition event) {}

  /**
   * Called when the broker has deleted events that the group had not read yet, because retention
   * has overtaken it or an operator deleted them. Reading continues at the oldest event.
   *
   * @param event the partition and the offsets
   */
  default void onDeletedUnread(DeletedEvents event) {}

  /**
   * An event that a handler processed.
   *
   * @param handler the text of the handler's id
   * @param event the event as it was read, before the filters
   * @param delivery the position of the event
   * @param duration the duration of the attempt, with decoding, filters and interceptors
   */
  record HandledDelivery(String handler, Event<?> event, Delivery delivery, Duration duration) {}

  /**
   * A failed attempt.
   *
   * @param handler the text of the handler's id
   * @param delivery the position of the record and the number of failed attempts
   * @param cause a copy of the exception of the handler or of the decoder: its text begins with the
   *     name of the exception's class, and it has the message, the causes and the stack trace
   * @param backoff the time until the next attempt; after a failed trial, until the next trial
   */
  record FailedDelivery(String handler, Delivery delivery, Throwable cause, Duration backoff) {}

  /**
   * An event that becomes a dead letter.
   *
   * @param handler the text of the handler's id; empty if no handler can process the event
   * @param delivery the position of the record and the number of failed attempts
   * @param disposition the reason why the event becomes a dead letter
   */
  record DeadLetteredDelivery(String handler, Delivery delivery, Disposition disposition) {}

  /**
   * An event of a type without a handler.
   *
   * @param type the name of the event type
   * @param delivery the position of the event
   */
  record SkippedDelivery(EventName type, Delivery delivery) {}

  /**
   * An event that a filter dropped.
   *
   * @param handler the text of the handler's id
   * @param event the event
   * @param delivery the position of the event
   * @param reason the reason that the filter gave
   */
  record DroppedDelivery(String handler, Event<?> event, Delivery delivery, String reason) {}

  /**
   * Records that were read from a partition.
   *
   * @param topic the full topic name, with the prefix; for example {@code prod-orders}
   * @param partition the partition
   * @param count the number of records
   */
  record ReceivedRecords(String topic, int partition, int count) {}

  /**
   * A partition of which no event is handled until a cause is gone, for example until the registry
   * is available.
   *
   * @param topic the full topic name, with the prefix
   * @param partition the partition
   * @param cause the reason why it is blocked: a copy of an exception, whose text begins with the
   *     name of the exception's class
   */
  record BlockedPartition(String topic, int partition, Throwable cause) {}

  /**
   * A partition whose events are handled again.
   *
   * @param topic the full topic name, with the prefix
   * @param partition the partition
   */
  record UnblockedPartition(String topic, int partition) {}

  /**
   * Events that the broker deleted before the group has read them.
   *
   * @param topic the full topic name, with the prefix
   * @param partition the partition
   * @param firstOffset the first deleted offset
   * @param lastOffset the last deleted offset
   * @param count the number of deleted offsets that were not completed. Offsets of transaction
   *     markers, and those that compaction had removed before, are counted as events
   */
  record DeletedEvents(
      String topic, int partition, long firstOffset, long lastOffset, long count) {}

  /**
   * A partition that this member reads from now on.
   *
   * @param topic the full topic name, with the prefix
   * @param partition the partition
   */
  record AssignedPartition(String topic, int partition) {}

  /**
   * A partition that another member may read, and none of whose handlers is running.
   *
   * @param topic the full topic name, with the prefix
   * @param partition the partition
   */
  record RevokedPartition(String topic, int partition) {}

  /**
   * A partition that another member may read while handlers of this member may still be running:
   * the group has removed this member, or handlers did not return in time.
   *
   * @param topic the full topic name, with the prefix
   * @param partition the partition
   */
  record LostPartition(String topic, int partition) {}
}
