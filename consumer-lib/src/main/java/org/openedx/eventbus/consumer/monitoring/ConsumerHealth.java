package org.openedx.eventbus.consumer.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Health of a consumer at one moment. Immutable. For example, a liveness check may use:
 *
 * <pre>{@code
 * boolean live = consumer.health().status() != ConsumerHealth.Status.FAILED;
 * consumer.health().conditions().forEach(each -> log.warn("{}: {}", each.text(), each.action()));
 * }</pre>
 *
 * @param status the worst status of all conditions; {@code RUNNING} if there are none
 * @param conditions what keeps events from being handled, or will; without any content of an event
 * @param busy the handlers that have been processing one event for long, the longest first
 * @param inFlight the number of events that handlers are processing
 * @param parkedKeys the number of parked keys of the whole group, of all handlers; equal for all
 *     members of the group, and 0 if no handler parks
 * @param partitions the assigned partitions by topic and partition, for example {@code
 *     prod-enrollment-0}
 */
public record ConsumerHealth(
    Status status,
    List<Condition> conditions,
    List<Busy> busy,
    int inFlight,
    int parkedKeys,
    Map<String, PartitionHealth> partitions) {
  /**
   * Creates a health report; the lists and the map are copied.
   *
   * @param status the worst status of all conditions
   * @param conditions what keeps events from being handled, or will
   * @param busy the handlers that have been processing one event for long
   * @param inFlight the number of events that handlers are processing
   * @param parkedKeys the number of parked keys of the whole group
   * @param partitions the assigned partitions by topic and partition
   */
  public ConsumerHealth {
    Objects.requireNonNull(status, "status");
    conditions = List.copyOf(Objects.requireNonNull(conditions, "conditions"));
    busy = List.copyOf(Objects.requireNonNull(busy, "busy"));
    partitions = Map.copyOf(Objects.requireNonNull(partitions, "partitions"));
  }

  /** {@return the texts of the conditions, for example which handler is paused and why} */
  public List<String> reasons() {
    return conditions.stream().map(Condition::text).toList();
  }

  /** Status of a consumer, from the best to the worst. */
  public enum Status {
    /** Events are handled, or there are none. */
    RUNNING,
    /** A handler has been processing one event for long. Its key waits; other keys continue. */
    BUSY,
    /**
     * Something outside of the consumer keeps events from being read or handled, or endangers dead
     * letters: an unavailable broker, a missing topic or permission, an open transaction. The
     * consumer continues by itself.
     */
    DEGRADED,
    /**
     * The owner, a pause condition, a circuit breaker or a blocked partition keeps events from
     * being handled.
     */
    PAUSED,
    /**
     * A fault of this library. Either the poll loop has not run for long, although it is not
     * waiting for a broker. Or events are buffered, but none is in flight or waiting for anything,
     * which is detected only while no other handler is busy.
     */
    STUCK,
    /** The consumer has stopped with an error. A new consumer must be started. */
    FAILED,
    /** The consumer was closed. */
    CLOSED
  }

  /** Kind of a {@link Condition}. Later versions may add more. */
  public enum Code {
    /** A handler has been processing one event for long. */
    HANDLER_BUSY(Status.BUSY),
    /** Events wait for redriven events of their key, or for dead letters to be read. */
    AWAITING_DEAD_LETTERS(Status.RUNNING),
    /** The registry does not have the schema of an event; only the key of the event waits. */
    AWAITING_SCHEMA(Status.RUNNING),
    /** The poll loop waits for an answer of the broker. */
    AWAITING_BROKER(Status.RUNNING),
    /** The broker deleted events before the group had read them. */
    DELETED_UNREAD(Status.RUNNING),
    /** Commits fail, or omit completed offsets: events may be handled twice. */
    COMMITS_IMPAIRED(Status.RUNNING),
    /** Dead letters have been waiting for the broker for long; their write has not failed. */
    DEAD_LETTERS_DELAYED(Status.DEGRADED),
    /** No broker, or not the leader of a partition, is available; lag is unknown. */
    BROKER_UNAVAILABLE(Status.DEGRADED),
    /** The group has not confirmed the membership; no handler is started until it has. */
    MEMBERSHIP_UNCONFIRMED(Status.DEGRADED),
    /** The group does not admit this consumer at the moment, for example because it is full. */
    NOT_A_MEMBER(Status.DEGRADED),
    /** A topic that the consumer reads does not exist. */
    TOPIC_MISSING(Status.DEGRADED),
    /** The broker denies access to a topic or to the group. */
    NOT_AUTHORIZED(Status.DEGRADED),
    /** A transaction that does not end keeps the events after it from being read. */
    TRANSACTION_OPEN(Status.DEGRADED),
    /** The dead-letter topic loses dead letters. */
    DEAD_LETTERS_AT_RISK(Status.DEGRADED),
    /** The owner or a pause condition has paused handlers. */
    PAUSED(Status.PAUSED),
    /** The circuit breaker of a handler is open or half-open. */
    CIRCUIT_BREAKER_NOT_CLOSED(Status.PAUSED),
    /** A partition is blocked, see {@link PartitionHealth#blockReason}. */
    PARTITION_BLOCKED(Status.PAUSED),
    /** A fault of this library. */
    STUCK(Status.STUCK),
    /** The consumer has stopped with an error. */
    FAILED(Status.FAILED);

    private final Status status;

    Code(Status status) {
      this.status = status;
    }

    /** {@return the status of a consumer that has no worse condition} */
    public Status status() {
      return status;
    }
  }

  /**
   * What keeps events from being handled, or will. For example: {@code TOPIC_MISSING}, "topic
   * prod-enrollment does not exist", since 12:00:03, "create it, or correct eventbus.topic.prefix".
   *
   * @param code the kind of the condition
   * @param text a description for operators
   * @param since when it was first noticed
   * @param action what an operator can do
   */
  public record Condition(Code code, String text, Instant since, String action) {
    /**
     * Creates a condition.
     *
     * @param code the kind of the condition
     * @param text a description for operators
     * @param since when it was first noticed
     * @param action what an operator can do
     */
    public Condition {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(since, "since");
      Objects.requireNonNull(action, "action");
    }
  }

  /**
   * A handler that is processing an event.
   *
   * @param handler the text of the handler's id
   * @param topic the full topic name, with the prefix
   * @param partition the partition of the event
   * @param offset the offset of the event in its partition
   * @param keyHash hash of the event's key, as in log lines
   * @param age the time since the handler was called
   */
  public record Busy(
      String handler, String topic, int partition, long offset, String keyHash, Duration age) {}

  /**
   * Health of one assigned partition.
   *
   * @param committable the offset to commit; negative while it is not known
   * @param records the number of buffered events
   * @param bytes the estimated size of the buffered events in memory, in bytes
   * @param lag the number of events in the topic that were not read yet; empty until the broker has
   *     reported it, and while the broker is unavailable
   * @param blockReason the reason why the partition is blocked; empty if it is not
   */
  public record PartitionHealth(
      long committable, int records, long bytes, OptionalLong lag, Optional<String> blockReason) {}
}
