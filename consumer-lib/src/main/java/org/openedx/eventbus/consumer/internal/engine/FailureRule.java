package org.openedx.eventbus.consumer.internal.engine;

import java.util.random.RandomGenerator;

/**
 * Decides what happens to a task that failed. Implementations are immutable.
 *
 * <p>It is the engine's view of a handler's failure policy. The engine does not use the policy
 * itself, so that a simulation can pass in rules of its own.
 */
public interface FailureRule {
  /**
   * Decides between another attempt and a dead letter.
   *
   * @param failure of kind {@link Failure.Kind#HANDLER}, {@link Failure.Kind#POISON} or {@link
   *     Failure.Kind#INCOMPATIBLE}
   * @param attempts number of attempts so far, including the failed one
   * @param failingNanos time since the first failure of this task
   * @param random source of the backoff's jitter
   */
  RetryDecision decide(Failure failure, int attempts, long failingNanos, RandomGenerator random);

  /** Returns whether a dead letter parks its key, so that later events of the key are parked. */
  boolean parks();
}
