package org.openedx.eventbus.consumer.monitoring;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Health of a consumer at one moment. Immutable. For example, a readiness check may use:
 *
 * <pre>{@code
 * boolean ready = consumer.health().status() != ConsumerHealth.Status.FAILED;
 * }</pre>
 *
 * @param status the worst status that applies
 * @param reasons explanations for operators, for example which handler is paused and why; without
 *     any content of an event
 * @param busy the handlers that have been processing one event for long, the longest first
 * @param inFlight the number of events that handlers are processing
 * @param parkedKeys the number of parked keys of the whole group, of all handlers; equal for all
 *     members of the group, and 0 if no handler parks
 * @param partitions the assigned partitions by topic and partition, for example {@code
 *     prod-enrollment-0}
 */
public record ConsumerHealth(
    Status status,
    List<String> reasons,
    List<Busy> busy,
    int inFlight,
    int parkedKeys,
    Map<String, PartitionHealth> partitions) {
  /**
   * Creates a health report; the lists and the map are copied.
   *
   * @param status the worst status that applies
   * @param reasons explanations for operators
   * @param busy the handlers that have been processing one event for long
   * @param inFlight the number of events that handlers are processing
   * @param parkedKeys the number of parked keys of the whole group
   * @param partitions the assigned partitions by topic and partition
   */
  public ConsumerHealth {
    Objects.requireNonNull(status, "status");
    reasons = List.copyOf(Objects.requireNonNull(reasons, "reasons"));
    busy = List.copyOf(Objects.requireNonNull(busy, "busy"));
    partitions = Map.copyOf(Objects.requireNonNull(partitions, "partitions"));
  }

  /** Status of a consumer. */
  public enum Status {
    /** Events are handled, or there are none. */
    RUNNING,
    /** A handler has been processing one event for long. Its key waits; other keys continue. */
    BUSY,
    /**
     * The owner, a pause condition, a circuit breaker or a blocked partition keeps events from
     * being handled.
     */
    PAUSED,
    /**
     * A fault of this library. Either events are buffered, but none is in flight or waiting, which
     * is detected only while no other handler is busy. Or the poll loop has not run for long,
     * although it is not waiting for a broker.
     */
    STUCK,
    /** The consumer has stopped with an error. A new consumer must be started. */
    FAILED,
    /** The consumer was closed. */
    CLOSED
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
   *     reported it
   * @param blockReason the reason why the partition is blocked; empty if it is not
   */
  public record PartitionHealth(
      long committable, int records, long bytes, OptionalLong lag, Optional<String> blockReason) {}
}
