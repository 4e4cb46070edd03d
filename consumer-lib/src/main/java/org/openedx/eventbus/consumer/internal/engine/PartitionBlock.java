package org.openedx.eventbus.consumer.internal.engine;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.internal.ThrowableSnapshot;

/**
 * Block of one partition: why none of its events is dispatched, and when that is retried.
 *
 * <p>A partition is blocked by the key queues that met a cause outside of the event, for example an
 * unavailable registry. These key queues alone are retried, with an exponential backoff, until each
 * of them has made progress; all others are held in the meantime. While a dead letter cannot be
 * written, nothing of the partition is dispatched: only the write is retried.
 */
final class PartitionBlock {
  private static final long MIN_BACKOFF_NANOS = 200_000_000L;
  private static final long MAX_BACKOFF_NANOS = 30_000_000_000L;

  /** Ready key queues that are held until the partition is unblocked. */
  final ArrayDeque<KeyQueue> held = new ArrayDeque<>();

  /** The last failure of a key queue that blocks the partition. */
  @Nullable ThrowableSnapshot cause;

  /** The key queues that block the partition. */
  private final Map<KeyQueue, Partition.BlockReason> blockers = new LinkedHashMap<>();

  /** Whether the blockers are being retried; while they are, no timer is needed. */
  private boolean retrying;

  private long retryAtNanos;
  private int retries;

  /**
   * Blocks the partition because of a key queue.
   *
   * @return whether this must be reported; it need not be when the partition is blocked for the
   *     same reason already
   */
  boolean block(KeyQueue queue, Partition.BlockReason reason, long nowNanos) {
    boolean isNew = !blockers.containsValue(reason);
    if (blockers.isEmpty() || retrying || nowNanos - retryAtNanos >= 0) {
      retrying = false;
      retryAtNanos =
          nowNanos + Math.min(MAX_BACKOFF_NANOS, MIN_BACKOFF_NANOS << Math.min(retries++, 20));
    }
    blockers.put(queue, reason);
    queue.retriesBlock = false;
    return isNew;
  }

  /**
   * Removes a key queue that made progress from the blockers.
   *
   * @return why it had blocked the partition, if that unblocks it; otherwise null
   */
  Partition.@Nullable BlockReason onProgress(KeyQueue queue) {
    queue.retriesBlock = false;
    if (blockers.isEmpty()) {
      return null;
    }
    Partition.BlockReason reason = blockers.remove(queue);
    if (reason == null || !blockers.isEmpty()) {
      return null;
    }
    retrying = false;
    retries = 0;
    return reason;
  }

  /** Returns the blockers to retry now; none when their backoff has not ended. */
  List<KeyQueue> startRetries(long nowNanos) {
    if (nowNanos - retryAtNanos < 0 || nextRetryNanos() == Long.MAX_VALUE) {
      return List.of();
    }
    retrying = true;
    // One that is being retried already may be with a worker, or wait for its own backoff.
    List<KeyQueue> queues =
        blockers.keySet().stream().filter(queue -> !queue.retriesBlock).toList();
    queues.forEach(queue -> queue.retriesBlock = true);
    return queues;
  }

  /** Returns whether a key queue may be dispatched now. */
  boolean admits(KeyQueue queue) {
    return blockers.isEmpty() || (queue.retriesBlock && !isWriteFailing());
  }

  /** Holds a ready key queue that may not be dispatched. */
  void hold(KeyQueue queue) {
    if (blockers.containsKey(queue)) {
      queue.retriesBlock = false;
    } else {
      held.add(queue);
    }
  }

  boolean isWriteFailing() {
    return blockers.containsValue(Partition.BlockReason.DEAD_LETTER_UNWRITTEN);
  }

  /** Returns when the backoff of the blockers ends. */
  long retryAtNanos() {
    return retryAtNanos;
  }

  /** Returns when to call {@link #startRetries}; {@link Long#MAX_VALUE} when it is not needed. */
  long nextRetryNanos() {
    return blockers.isEmpty() || retrying || isWriteFailing() ? Long.MAX_VALUE : retryAtNanos;
  }

  /** Returns why the partition is blocked; null when it is not. */
  Partition.@Nullable BlockReason reason() {
    return blockers.isEmpty() ? null : blockers.values().iterator().next();
  }
}
