package org.openedx.eventbus.producer;

import java.io.IOException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/**
 * Converts failures of a record to this library's exceptions. The messages contain event type, id
 * and topic, never content.
 */
final class SendFailures {
  private SendFailures() {}

  static EventBusException of(Outgoing outgoing, Exception cause) {
    String event = describe(outgoing);
    if (cause instanceof RecordTooLargeException || cause instanceof RecordBatchTooLargeException) {
      return new EventTooLargeException(
          event
              + " of "
              + outgoing.value.length
              + " bytes is too large: raise "
              + (outgoing.taken
                  ? "the topic's max.message.bytes (the broker's message.max.bytes)"
                  : "eventbus.kafka.max.request.size")
              + ", or send less data ("
              + cause.getMessage()
              + ")",
          cause);
    }
    if (cause instanceof EventBusException ours) {
      return ours;
    }
    if (cause instanceof org.apache.kafka.common.errors.RetriableException || hasIoCause(cause)) {
      return new SendTimeoutException(
          event + " was not acknowledged in time: " + cause.getMessage(), cause);
    }
    return new SendFailedException(event + " was rejected: " + cause.getMessage(), cause);
  }

  /** Returns whether I/O failed: a user's serializer throws this if its registry is unavailable. */
  private static boolean hasIoCause(@Nullable Throwable failure) {
    return failure != null && (failure instanceof IOException || hasIoCause(failure.getCause()));
  }

  static EventBusException expired(Outgoing outgoing, Lane lane) {
    Throwable problem = lane.lastProblem();
    return new SendTimeoutException(
        describe(outgoing)
            + " was not sent within eventbus.producer.delivery.timeout: "
            + reason(outgoing, lane),
        problem);
  }

  private static @Nullable String reason(Outgoing outgoing, Lane lane) {
    Throwable problem = lane.lastProblem();
    if (problem != null) {
      return problem.getMessage();
    }
    if (!lane.ready()) {
      return "the lookup of its topic or schema had not finished";
    }
    return outgoing.placed()
        ? "no broker had acknowledged the first event to partition " + outgoing.partition
        : "an earlier event of its key was still queued";
  }

  static EventBusException unforeseen(Outgoing outgoing, Throwable cause) {
    return new SendFailedException(describe(outgoing) + " could not be sent: " + cause, cause);
  }

  static EventBusException mismatch(Outgoing outgoing, String reason) {
    return new SchemaIdMismatchException(describe(outgoing) + " was not sent: " + reason);
  }

  static EventBusException closed(Outgoing outgoing) {
    return new SendTimeoutException(
        describe(outgoing) + " was not stored before the producer closed");
  }

  static String describe(Outgoing outgoing) {
    return "event "
        + outgoing.event.metadata().id()
        + " of "
        + outgoing.route.type().name()
        + " to topic "
        + outgoing.route.topic();
  }
}
