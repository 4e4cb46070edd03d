package org.openedx.eventbus.consumer.internal.engine;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.internal.ThrowableSnapshot;

/** Observer of the engine's decisions. Called on the engine's thread; must not throw. */
public interface EngineListener {
  /** A listener that does nothing. */
  EngineListener NONE = new EngineListener() {};

  /** A task failed and is retried after a backoff. */
  default void retryScheduled(Task task, Failure failure, long delayNanos) {}

  /**
   * The trial event of a half-open circuit breaker failed.
   *
   * @param delayNanos time until the next trial, of this or another event
   */
  default void trialFailed(Task task, Failure failure, long delayNanos) {}

  /** A task is about to be written as a dead letter, for its {@link Task#disposition}. */
  default void gaveUp(Task task) {}

  /** A partition is blocked: none of its events is handled until the cause is gone. */
  default void partitionBlocked(
      Partition partition, Partition.BlockReason reason, ThrowableSnapshot cause) {}

  /** A partition is no longer blocked. */
  default void partitionUnblocked(Partition partition, Partition.BlockReason reason) {}

  /**
   * A handler's circuit breaker opened or closed.
   *
   * @param cause the failure that opened it; null when it closed
   */
  default void circuitBreakerChanged(
      HandlerState handler, CircuitBreaker.State state, @Nullable ThrowableSnapshot cause) {}
}
