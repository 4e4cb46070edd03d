package org.openedx.eventbus.consumer.internal.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.OnIncompatible;
import org.openedx.eventbus.handler.FailurePolicy;

/**
 * Decides what happens to a task that failed. Implementations are immutable.
 *
 * <p>The engine sees a handler's {@link FailurePolicy} through this interface, so that a simulation
 * can pass in other rules.
 */
public interface FailureRule {
  /** Decision about a task that failed. */
  sealed interface Decision {}

  /**
   * The task is handled again after a backoff.
   *
   * @param delayNanos the backoff
   */
  record Retry(long delayNanos) implements Decision {}

  /**
   * The event becomes a dead letter.
   *
   * @param disposition the reason that the dead letter states
   */
  record GiveUp(Disposition disposition) implements Decision {}

  /**
   * Decides between another attempt and a dead letter.
   *
   * @param failure of kind {@link Failure.Kind#HANDLER}, {@link Failure.Kind#REJECTED}, {@link
   *     Failure.Kind#POISON} or {@link Failure.Kind#INCOMPATIBLE}
   * @param attempts number of attempts so far, including the failed one
   * @param failingNanos time since the first failure of this task
   * @param random source of the backoff's jitter
   */
  Decision decide(Failure failure, int attempts, long failingNanos, RandomGenerator random);

  /** Returns whether a dead letter parks its key, so that later events of the key are parked. */
  boolean parks();

  /** Returns whether an exception of a handler is a permanent failure. Called by workers. */
  default boolean rejects(Throwable thrown) {
    return false;
  }

  /** Returns the rule of a handler's failure policy. */
  static FailureRule of(FailurePolicy policy, OnIncompatible onIncompatible) {
    return new OfPolicy(policy, onIncompatible);
  }

  /** Rule of a failure policy. */
  record OfPolicy(FailurePolicy policy, OnIncompatible onIncompatible) implements FailureRule {
    @Override
    public Decision decide(
        Failure failure, int attempts, long failingNanos, RandomGenerator random) {
      return switch (failure.kind()) {
        case POISON -> new GiveUp(Disposition.POISON);
        case INCOMPATIBLE ->
            onIncompatible == OnIncompatible.DEAD_LETTER
                ? new GiveUp(Disposition.INCOMPATIBLE)
                : new Retry(0);
        case REJECTED -> new GiveUp(Disposition.REJECTED);
        case HANDLER -> decide(attempts, failingNanos, random);
        case REGISTRY_UNAVAILABLE,
            REGISTRY_UNAUTHORIZED,
            REGISTRY_MISMATCH,
            UNKNOWN_SCHEMA,
            INTERRUPTED ->
            throw new IllegalArgumentException(failure.kind() + " is not caused by the event");
      };
    }

    private Decision decide(int attempts, long failingNanos, RandomGenerator random) {
      Duration backoff = policy.backoff().delayAfter(attempts, random);
      boolean late =
          policy
              .deadline()
              .filter(deadline -> deadline.toNanos() - failingNanos < backoff.toNanos())
              .isPresent();
      return late || attempts > policy.maxRetries()
          ? new GiveUp(Disposition.EXHAUSTED)
          : new Retry(backoff.toNanos());
    }

    @Override
    public boolean parks() {
      return policy.parks();
    }

    @Override
    public boolean rejects(Throwable thrown) {
      return policy.rejects(thrown);
    }
  }
}
