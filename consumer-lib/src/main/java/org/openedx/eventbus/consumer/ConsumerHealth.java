package org.openedx.eventbus.consumer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a consumer is. Immutable.
 *
 * @param status the worst of what there is to say
 * @param reasons in words, for operators: what is paused and why, who is busy with what; never what
 *     an event says
 * @param busy the handlers that have been at one event for long, the longest first
 * @param inFlight how many handlers are at an event at this moment
 * @param parkedKeys how many keys are held back behind a dead letter, of all handlers; those of the
 *     whole group, so that each of its members says the same; 0 where no handler parks
 * @param partitions by topic and partition, such as {@code prod-enrollment-0}
 */
public record ConsumerHealth(
    Status status,
    List<String> reasons,
    List<Busy> busy,
    int inFlight,
    int parkedKeys,
    Map<String, PartitionHealth> partitions) {
  public ConsumerHealth {
    Objects.requireNonNull(status, "status");
    reasons = List.copyOf(reasons);
    busy = List.copyOf(busy);
    partitions = Map.copyOf(partitions);
  }

  /** How a consumer can be. */
  public enum Status {
    /** Events are handled, or there are none. */
    RUNNING,
    /** A handler is at one event for long; its key waits, others go on. */
    BUSY,
    /** Somebody, or something outside, keeps events from being handled. */
    PAUSED,
    /**
     * Events are held though no handler is at them, nothing is waited for, or the poll loop is
     * silent though it waits for no broker: a fault of this library. The latter is shown here
     * alone; the former only while no other handler is busy.
     */
    STUCK,
    /** It has stopped with an error; only another consumer can go on. */
    FAILED,
    /** It was closed. */
    CLOSED
  }

  /**
   * A handler at work.
   *
   * @param keyHash of the event's key, as logs have it
   * @param age how long it has been at it
   */
  public record Busy(
      String handler, String topic, int partition, long offset, String keyHash, Duration age) {}

  /**
   * One partition that this consumer has.
   *
   * @param records how many events of it are in memory
   * @param bytes what they take
   * @param lag how many are in the topic beyond those that were read, where the broker has said so
   * @param stopped why it stands still; empty when it does not
   */
  public record PartitionHealth(
      long committable, int records, long bytes, Optional<Long> lag, Optional<String> stopped) {}
}
