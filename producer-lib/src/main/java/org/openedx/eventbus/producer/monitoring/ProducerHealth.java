package org.openedx.eventbus.producer.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Health of a producer at one moment. Immutable. For example, a readiness check may use:
 *
 * <pre>{@code
 * boolean ready = producer.health().status() != ProducerHealth.Status.CLOSED;
 * }</pre>
 *
 * <p>A liveness check may use {@link Status#STUCK}. It must not use {@link Status#WAITING} or
 * {@link Status#FAILING}: a restart of the service does not repair a broker, topic or registry, and
 * loses the buffered events.
 *
 * @param status the worst status that applies
 * @param conditions what keeps events from being sent, for operators; without any content of an
 *     event; empty if nothing does
 * @param inFlight the number of records, one per event and topic, that were accepted and are
 *     neither stored nor failed yet
 * @param bufferedBytes the bytes of the buffer in use: events in flight, and events whose callbacks
 *     have not returned
 * @param bufferBytes the size of the buffer, {@code eventbus.producer.buffer-bytes}
 * @param oldest the age of the oldest event in flight; zero if there is none
 */
public record ProducerHealth(
    Status status,
    List<Condition> conditions,
    int inFlight,
    long bufferedBytes,
    long bufferBytes,
    Duration oldest) {
  /**
   * Creates a health report; the list is copied.
   *
   * @param status the worst status that applies
   * @param conditions what keeps events from being sent
   * @param inFlight the number of records in flight
   * @param bufferedBytes the bytes of the buffer in use
   * @param bufferBytes the size of the buffer
   * @param oldest the age of the oldest event in flight
   */
  public ProducerHealth {
    Objects.requireNonNull(status, "status");
    conditions = List.copyOf(Objects.requireNonNull(conditions, "conditions"));
    Objects.requireNonNull(oldest, "oldest");
  }

  /** Status of a producer. */
  public enum Status {
    /** Events are sent, or there are none. */
    RUNNING,
    /**
     * Events of at least one route wait, for example for their topic or for a broker. They are sent
     * when the cause is gone, and fail after {@code eventbus.producer.delivery-timeout}.
     */
    WAITING,
    /** Events of at least one route fail when they are sent, until the cause is corrected. */
    FAILING,
    /** A fault of this library: its sender thread has not run for long. */
    STUCK,
    /** The producer was closed. */
    CLOSED
  }

  /**
   * A condition that keeps events from being sent.
   *
   * @param code the kind of condition, for alerts and metrics
   * @param subject what it concerns: an event type with its topic, such as {@code
   *     org.openedx.learning.course.enrollment.created.v1 to prod-enrollment}; a topic; or {@code
   *     producer}
   * @param text what was observed, for example the message of the broker
   * @param since when it was first observed
   * @param action what an operator can do
   */
  public record Condition(Code code, String subject, String text, Instant since, String action) {
    /**
     * Creates a condition.
     *
     * @param code the kind of condition
     * @param subject what it concerns
     * @param text what was observed
     * @param since when it was first observed
     * @param action what an operator can do
     */
    public Condition {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(subject, "subject");
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(since, "since");
      Objects.requireNonNull(action, "action");
    }

    @Override
    public String toString() {
      return code + " since " + since + ": " + subject + ": " + text + "; " + action;
    }
  }

  /** Kind of a condition. */
  public enum Code {
    /** The topic does not exist, and was not or could not be created. Events wait. */
    TOPIC_MISSING,
    /** No broker answers, or none acknowledges events of the topic. Events wait. */
    BROKER_UNAVAILABLE,
    /** No address of the schema registry answers as a registry does. Events wait. */
    REGISTRY_UNAVAILABLE,
    /** The broker rejects the credentials. Events wait. */
    CREDENTIALS_REJECTED,
    /** The broker does not authorize the producer. Events fail. */
    NOT_AUTHORIZED,
    /** The registry does not have the schema, or rejects it. Events fail. */
    SCHEMA_REJECTED,
    /** The registry returns another schema id than earlier events were sent with. Events fail. */
    SCHEMA_ID_CHANGED,
    /** The buffer was full within the last ten seconds. Events were not accepted. */
    BUFFER_FULL,
    /** Callbacks of sent events do not return. Their events occupy the buffer. */
    CALLBACKS_BLOCKED,
    /**
     * The sender thread has not run for long. A fault of this library, unless the thread is in a
     * serializer or partitioner of the user.
     */
    SENDER_BLOCKED
  }
}
