package org.openedx.eventbus.consumer;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.openedx.eventbus.consumer.config.ConsumerSettings;
import org.openedx.eventbus.consumer.deadletter.Disposition;
import org.openedx.eventbus.consumer.engine.Failure;
import org.openedx.eventbus.consumer.engine.FailureRule;
import org.openedx.eventbus.consumer.engine.Verdict;
import org.openedx.eventbus.handler.FailurePolicy;

/** A failure policy as the engine asks it. */
record PolicyRule(FailurePolicy policy, ConsumerSettings.OnIncompatible onIncompatible)
    implements FailureRule {

  @Override
  public Verdict judge(Failure failure, int attempts, long failingNanos, RandomGenerator random) {
    return switch (failure.kind()) {
      case POISON -> new Verdict.GiveUp(Disposition.POISON);
      case INCOMPATIBLE ->
          onIncompatible == ConsumerSettings.OnIncompatible.DEAD_LETTER
              ? new Verdict.GiveUp(Disposition.INCOMPATIBLE)
              : new Verdict.Retry(0);
      case HANDLER -> handlerFailed(failure.cause(), attempts, failingNanos, random);
      case REGISTRY_AWAY, INTERRUPTED ->
          throw new IllegalArgumentException(failure.kind() + " is no fault of the event");
    };
  }

  private Verdict handlerFailed(
      Throwable cause, int attempts, long failingNanos, RandomGenerator random) {
    if (policy.rejects(cause)) {
      return new Verdict.GiveUp(Disposition.REJECTED);
    }
    Duration wait = policy.backoff().delayAfter(attempts, random);
    boolean late =
        policy
            .deadline()
            .filter(deadline -> deadline.toNanos() - failingNanos < wait.toNanos())
            .isPresent();
    return late || attempts > policy.maxRetries()
        ? new Verdict.GiveUp(Disposition.EXHAUSTED)
        : new Verdict.Retry(wait.toNanos());
  }

  @Override
  public boolean parks() {
    return policy.parks();
  }
}
