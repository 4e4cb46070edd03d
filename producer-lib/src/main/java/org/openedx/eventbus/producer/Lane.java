package org.openedx.eventbus.producer;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.registry.SchemaId;

/**
 * State of one route. A route is ready when its topic exists and its schema ids are known; until
 * then its events are queued. Confined to the sender thread.
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
   * Schema ids of a route.
   *
   * @param value the id of the value schema
   * @param key the id of the key schema; null if records have no key
   * @param verified false while an id comes from the disk cache alone
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

  /** Returns true if the caller is to prepare the route: only one preparation runs at a time. */
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

  /** Returns the cause of the last failed preparation, for the message of expired events. */
  @Nullable Throwable lastProblem() {
    return lastProblem;
  }

  void notPrepared() {
    preparing = false;
  }

  /** Returns true if the caller is to verify the ids: only one verification runs at a time. */
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

  /** Blocks the route for the given reason, or unblocks it if the reason is null. */
  void breakWith(@Nullable String reason) {
    broken = reason;
  }

  /** Returns why the route is blocked; null if it is not. */
  @Nullable String broken() {
    return broken;
  }
}
