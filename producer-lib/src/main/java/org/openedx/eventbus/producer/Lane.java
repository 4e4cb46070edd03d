package org.openedx.eventbus.producer;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.registry.SchemaId;

/**
 * The state of one route, touched by the sender thread alone: whether its topic is there and its
 * ids are known, and where events wait for that.
 */
final class Lane {
  final Route route;
  final TopicQueue queue;
  private @Nullable LaneIds ids;
  private boolean preparing;
  private boolean verifying;
  private long verifyAtNanos;
  private @Nullable String broken;
  private @Nullable Throwable lastProblem;

  Lane(Route route, TopicQueue queue) {
    this.route = route;
    this.queue = queue;
  }

  /**
   * What a lane needs before anything can go out on it.
   *
   * @param verified false while an id is known only from the disk
   */
  record LaneIds(SchemaId value, @Nullable SchemaId key, boolean verified) {
    boolean sameAs(LaneIds other) {
      return value.equals(other.value) && java.util.Objects.equals(key, other.key);
    }

    @Override
    public String toString() {
      return key == null ? value.toString() : value + " (key " + key + ")";
    }
  }

  @Nullable LaneIds ids() {
    return ids;
  }

  boolean ready() {
    return ids != null && !preparing;
  }

  /** True when this call began the preparation, so that only one runs at a time. */
  boolean beginPreparing() {
    boolean begun = !preparing;
    preparing = true;
    return begun;
  }

  void prepared(LaneIds found) {
    preparing = false;
    ids = found;
    lastProblem = null;
  }

  void problem(Throwable cause) {
    lastProblem = cause;
  }

  /** What the last attempt to prepare ran into, for the message of events that expire meanwhile. */
  @Nullable Throwable lastProblem() {
    return lastProblem;
  }

  void notPrepared() {
    preparing = false;
  }

  /** True when it is time to verify the ids, so that only one verification runs at a time. */
  boolean beginVerifying(long nowNanos) {
    if (ids == null || verifying || nowNanos - verifyAtNanos < 0) {
      return false;
    }
    verifying = true;
    return true;
  }

  void verifyAt(long nanos) {
    verifying = false;
    verifyAtNanos = nanos;
  }

  void verified(LaneIds same) {
    ids = same;
  }

  /** From here on nothing more goes out, until null takes that back. */
  void breakWith(@Nullable String reason) {
    broken = reason;
  }

  /** Why nothing may go out on this lane; null when it may. */
  @Nullable String broken() {
    return broken;
  }
}
