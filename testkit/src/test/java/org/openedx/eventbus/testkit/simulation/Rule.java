package org.openedx.eventbus.testkit.simulation;

import java.util.random.RandomGenerator;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.internal.engine.Failure;
import org.openedx.eventbus.consumer.internal.engine.FailureRule;

/** The failure policy of a run. */
record Rule(Plan plan) implements FailureRule {
  @Override
  public Decision decide(Failure failure, int attempts, long failingNanos, RandomGenerator random) {
    if (failingNanos < 0) {
      throw World.broken("an event has been failing for " + failingNanos + " ns");
    }
    boolean last = plan.attempts > 0 && attempts >= plan.attempts;
    return switch (failure.kind()) {
      case POISON -> new FailureRule.GiveUp(Disposition.POISON);
      case INCOMPATIBLE ->
          plan.incompatibleIsDead
              ? new FailureRule.GiveUp(Disposition.INCOMPATIBLE)
              : new FailureRule.Retry(0);
      case REJECTED -> new FailureRule.GiveUp(Disposition.REJECTED);
      case HANDLER ->
          last
              ? new FailureRule.GiveUp(Disposition.EXHAUSTED)
              : new FailureRule.Retry(random.nextLong(300 * Dice.MILLIS));
      case REGISTRY_UNAVAILABLE,
          REGISTRY_UNAUTHORIZED,
          REGISTRY_MISMATCH,
          UNKNOWN_SCHEMA,
          INTERRUPTED ->
          throw World.broken(failure + " is not a failure of the event, but the policy was called");
    };
  }

  @Override
  public boolean parks() {
    return plan.parks;
  }
}
