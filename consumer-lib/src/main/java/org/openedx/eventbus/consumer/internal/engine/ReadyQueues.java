package org.openedx.eventbus.consumer.internal.engine;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The key queues that can be dispatched to a worker, served round-robin by handler. */
final class ReadyQueues {
  private final List<HandlerState> handlers;
  private int next;

  ReadyQueues(List<HandlerState> handlers) {
    this.handlers = List.copyOf(handlers);
  }

  void add(KeyQueue queue) {
    if (queue.partition.isRevoked()) {
      return; // the next owner of the partition reads its records again
    }
    if (queue.partition.block.admits(queue)) {
      queue.handler.ready.add(queue);
    } else {
      queue.partition.block.hold(queue);
    }
  }

  /**
   * Removes and returns the next key queue whose handler is neither paused nor behind an open
   * circuit breaker; null when there is none.
   */
  @Nullable KeyQueue take(long nowNanos) {
    for (int i = 0; i < handlers.size(); i++) {
      HandlerState handler = handlers.get(next);
      next = (next + 1) % handlers.size();
      if (handler.isPaused()) {
        continue;
      }
      KeyQueue queue = peek(handler);
      if (queue != null && handler.breaker.tryAcquirePermit(nowNanos)) {
        return handler.breaker.state() == CircuitBreaker.State.HALF_OPEN
            ? removeTrial(handler)
            : handler.ready.remove();
      }
    }
    return null;
  }

  /**
   * Removes and returns the key queue whose first event is the trial of a circuit breaker. Redriven
   * events have failed before, so they are tried only if there is no other event.
   */
  private static KeyQueue removeTrial(HandlerState handler) {
    for (Iterator<KeyQueue> queues = handler.ready.iterator(); queues.hasNext(); ) {
      KeyQueue queue = queues.next();
      if (!queue.first().isRedriven() && queue.partition.block.admits(queue)) {
        queues.remove();
        return queue;
      }
    }
    return handler.ready.remove();
  }

  /** Returns the first key queue that its partition admits; moves the others to their block. */
  private static @Nullable KeyQueue peek(HandlerState handler) {
    KeyQueue queue = handler.ready.peek();
    while (queue != null && !queue.partition.block.admits(queue)) {
      queue.partition.block.hold(handler.ready.remove());
      queue = handler.ready.peek();
    }
    return queue;
  }

  /** Makes the key queues of an unblocked partition ready again, unless it was revoked. */
  void release(Partition partition) {
    if (!partition.isRevoked()) {
      for (KeyQueue queue : partition.block.held) {
        queue.handler.ready.add(queue);
      }
    }
    partition.block.held.clear();
  }

  /** Removes the key queues of a partition. */
  void forget(Partition partition) {
    partition.block.held.clear();
    for (HandlerState handler : handlers) {
      handler.ready.removeIf(queue -> queue.partition == partition);
    }
  }

  /**
   * Returns the earliest time at which an open circuit breaker admits a trial event of a ready key
   * queue; {@link Long#MAX_VALUE} when there is none.
   */
  long nextDueNanos() {
    long due = Long.MAX_VALUE;
    for (HandlerState handler : handlers) {
      if (!handler.ready.isEmpty() && !handler.isPaused()) {
        due = Math.min(due, handler.breaker.nextTrialNanos());
      }
    }
    return due;
  }
}
