package org.openedx.eventbus.producer.internal;

import java.io.IOException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.handler.internal.SanitizedThrowable;
import org.openedx.eventbus.internal.ThrowableSnapshot;
import org.openedx.eventbus.producer.errors.EventTooLargeException;
import org.openedx.eventbus.producer.errors.SchemaIdMismatchException;
import org.openedx.eventbus.producer.errors.SendFailedException;
import org.openedx.eventbus.producer.errors.SendTimeoutException;

/**
 * Converts failures of a record to this library's exceptions. The messages contain event type, id
 * and topic, never content.
 */
final class SendFailures {
  private SendFailures() {}

  static EventBusException of(PendingRecord record, Exception cause) {
    String event = describe(record);
    if (cause instanceof RecordTooLargeException || cause instanceof RecordBatchTooLargeException) {
      String limit =
          record.accepted
              ? "the topic's max.message.bytes (the broker's message.max.bytes)"
              : "eventbus.kafka.max.request.size";
      return new EventTooLargeException(
          "%s of %s bytes is too large: raise %s, or send less data (%s)"
              .formatted(event, record.value.length, limit, text(cause)),
          cause);
    }
    if (cause instanceof EventBusException known) {
      return known;
    }
    if (cause instanceof org.apache.kafka.common.errors.RetriableException || hasIoCause(cause)) {
      return new SendTimeoutException(
          event + " was not acknowledged in time: " + text(cause), cause);
    }
    return new SendFailedException(event + " was rejected: " + text(cause), cause);
  }

  /**
   * Returns the message of an exception of Kafka, and only the class of any other: a serializer of
   * the user may quote the payload.
   */
  private static String text(Throwable cause) {
    boolean kafka =
        cause.getClass().getName().startsWith("org.apache.kafka.")
            && !(cause instanceof SerializationException);
    return kafka
        ? SanitizedThrowable.message(cause).orElse(cause.getClass().getName())
        : SanitizedThrowable.text(cause);
  }

  /** Returns whether I/O failed: a user's serializer throws this if its registry is unavailable. */
  private static boolean hasIoCause(Throwable failure) {
    // Of a copy, whose causes end: those of the original are code of the user, and may be circular.
    Throwable each = ThrowableSnapshot.withoutForeignCalls(failure);
    while (each instanceof ThrowableSnapshot copy) {
      if (IOException.class.isAssignableFrom(copy.type())) {
        return true;
      }
      each = copy.getCause();
    }
    return false;
  }

  static EventBusException expired(PendingRecord record, RouteState state) {
    return new SendTimeoutException(
        "%s was not sent within eventbus.producer.delivery-timeout: %s"
            .formatted(describe(record), timeoutReason(record, state)),
        state.lastFailure);
  }

  private static @Nullable String timeoutReason(PendingRecord record, RouteState state) {
    if (state.lastFailure != null) {
      return state.lastFailure.getMessage();
    }
    if (!state.isReady()) {
      return "the lookup of its topic or schema had not finished";
    }
    return record.hasPartition()
        ? "no broker had acknowledged the first event to partition " + record.partition
        : "an earlier event of its key was still queued";
  }

  static EventBusException unexpected(PendingRecord record, Throwable cause) {
    return new SendFailedException(describe(record) + " could not be sent: " + text(cause), cause);
  }

  static EventBusException mismatch(PendingRecord record, String reason) {
    return new SchemaIdMismatchException(describe(record) + " was not sent: " + reason);
  }

  static EventBusException closed(PendingRecord record) {
    return new SendTimeoutException(
        describe(record) + " was not stored before the producer closed");
  }

  static String describe(PendingRecord record) {
    return "event %s of %s to topic %s"
        .formatted(record.event.metadata.id(), record.route.type().name(), record.route.topic());
  }
}
