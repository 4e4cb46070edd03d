package org.openedx.eventbus.producer.internal;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.producer.internal.Routes.Route;
import org.openedx.eventbus.registry.SchemaId;

/**
 * State of one route. A route is ready when its topic exists and its schema ids are known; until
 * then its events are queued. Confined to the sender thread.
 */
final class RouteState {
  final Route route;
  final TopicQueue queue;

  /** The schema ids of the last successful lookup. */
  @Nullable SchemaIds ids;

  /** Why the route is blocked; null if it is not. */
  @Nullable String blockedReason;

  /** When the registry's answers began to contradict the ids; null while they do not. */
  @Nullable Long contradictedAt;

  /** The cause of the last failed preparation; null after a successful one. */
  @Nullable Throwable lastFailure;

  private boolean preparing;
  private long retryAtNanos;
  private boolean verifying;
  private long verifyAtNanos;

  RouteState(Route route, TopicQueue queue) {
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
  record SchemaIds(SchemaId value, @Nullable SchemaId key, boolean verified) {
    boolean sameAs(SchemaIds other) {
      return value.equals(other.value) && Objects.equals(key, other.key);
    }

    @Override
    public String toString() {
      return key == null ? value.toString() : value + " (key " + key + ")";
    }
  }

  /** Returns whether events of this route are queued. */
  @SuppressWarnings("ReferenceEquality") // a route is one object
  boolean hasQueued() {
    return queue.contains(each -> each.route == route);
  }

  /** Removes the queued records of this route and returns them in order. */
  @SuppressWarnings("ReferenceEquality") // a route is one object
  List<PendingRecord> removeQueued() {
    return queue.removeIf(each -> each.route == route);
  }

  /**
   * Returns whether the state can be forgotten if no event is queued: it can be looked up again.
   */
  boolean isUnused() {
    return !preparing && !verifying && blockedReason == null && contradictedAt == null;
  }

  boolean isReady() {
    return ids != null && !preparing;
  }

  /** Returns true if the caller is to prepare the route: only one preparation runs at a time. */
  boolean beginPreparing() {
    boolean begun = !preparing;
    preparing = true;
    return begun;
  }

  void prepared(SchemaIds found) {
    preparing = false;
    ids = found;
    lastFailure = null;
  }

  /** Ends a failed preparation, which is to be repeated later even if no event is sent. */
  void endPreparing(long retryAt) {
    preparing = false;
    retryAtNanos = retryAt;
  }

  /** Returns whether a failed preparation is to be repeated. */
  boolean mustRetry(long nowNanos) {
    return lastFailure != null && !preparing && nowNanos - retryAtNanos >= 0;
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
}
