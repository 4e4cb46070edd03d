package org.openedx.eventbus.consumer.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.settings.ConsumerSettings;
import org.openedx.eventbus.event.FilterFailedException;
import org.openedx.eventbus.filter.FilterPipelines;
import org.openedx.eventbus.filter.FilterType;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.EventRejectedException;
import org.openedx.eventbus.handler.FailurePolicy;

class FailureRuleTest {
  private static final Backoff BACKOFF =
      Backoff.exponential(Duration.ofMillis(100), Duration.ofSeconds(1));

  private static FailureRule.Decision decide(
      FailurePolicy policy, Failure.Kind kind, Throwable cause, int attempts, Duration failing) {
    return rule(policy).decide(Failure.of(kind, cause), attempts, failing.toNanos(), new Random(1));
  }

  /** Returns the decision about what a handler threw. */
  private static FailureRule.Decision decide(FailurePolicy policy, Throwable cause, int attempts) {
    CircuitBreaker none = CircuitBreaker.disabled();
    Failure failure = new HandlerState("h", rule(policy), none).failureOf(cause);
    return rule(policy).decide(failure, attempts, 0, new Random(1));
  }

  private static FailureRule rule(FailurePolicy policy) {
    return FailureRule.of(policy, ConsumerSettings.OnIncompatible.PAUSE);
  }

  @Test
  void eventIsRetriedUntilMaxRetries() {
    FailurePolicy policy = FailurePolicy.retry(2, BACKOFF).thenDeadLetter();
    Exception cause = new IllegalStateException();

    assertThat(decide(policy, cause, 1)).isInstanceOf(FailureRule.Retry.class);
    assertThat(decide(policy, cause, 2)).isInstanceOf(FailureRule.Retry.class);
    assertThat(decide(policy, cause, 3)).isEqualTo(new FailureRule.GiveUp(Disposition.EXHAUSTED));
  }

  @Test
  void noRetryIsScheduledAfterTheDeadline() {
    FailurePolicy policy =
        FailurePolicy.retry(100, BACKOFF).within(Duration.ofSeconds(5)).thenPark();
    Exception cause = new IllegalStateException();

    assertThat(decide(policy, Failure.Kind.HANDLER, cause, 3, Duration.ofSeconds(3)))
        .isInstanceOf(FailureRule.Retry.class);
    assertThat(decide(policy, Failure.Kind.HANDLER, cause, 3, Duration.ofMillis(4900)))
        .isEqualTo(new FailureRule.GiveUp(Disposition.EXHAUSTED));
    assertThat(FailureRule.of(policy, ConsumerSettings.OnIncompatible.PAUSE).parks()).isTrue();
  }

  @Test
  void rejectedEventIsNotRetried() {
    FailurePolicy policy =
        FailurePolicy.retry(5, BACKOFF)
            .rejecting(IllegalArgumentException.class)
            .rejecting(UnsupportedOperationException.class)
            .thenDeadLetter();
    FailureRule.Decision rejected = new FailureRule.GiveUp(Disposition.REJECTED);

    assertThat(decide(policy, new EventRejectedException("no"), 1)).isEqualTo(rejected);
    assertThat(decide(policy, new NumberFormatException("no"), 1)).isEqualTo(rejected);
    assertThat(decide(policy, new UnsupportedOperationException("no"), 1)).isEqualTo(rejected);
    assertThat(decide(policy, new IllegalStateException("no"), 1))
        .isInstanceOf(FailureRule.Retry.class);
    assertThat(decide(FailurePolicy.retryForever(BACKOFF), new EventRejectedException("no"), 1))
        .isEqualTo(rejected);
  }

  @Test
  void exceptionOfAFilterStepCountsAsThatOfTheHandler() {
    FailurePolicy policy =
        FailurePolicy.retry(5, BACKOFF).rejecting(IllegalArgumentException.class).thenDeadLetter();
    FilterType<String> type =
        FilterType.of("com.acme.shop.order.placement.started.v1", String.class);
    FilterPipelines filters =
        FilterPipelines.builder()
            .step(
                type,
                "check",
                (value, context) -> {
                  throw new IllegalArgumentException(value);
                })
            .build();
    Throwable failure = catchThrowable(() -> filters.run(type, "17"));

    assertThat(failure).isInstanceOf(FilterFailedException.class);
    assertThat(decide(policy, failure, 1)).isEqualTo(new FailureRule.GiveUp(Disposition.REJECTED));
  }

  @Test
  void undecodableEventIsNotRetried() {
    FailurePolicy policy = FailurePolicy.retryForever(BACKOFF);
    Exception cause = new IllegalStateException();

    assertThat(decide(policy, Failure.Kind.POISON, cause, 1, Duration.ZERO))
        .isEqualTo(new FailureRule.GiveUp(Disposition.POISON));
    assertThat(decide(policy, Failure.Kind.INCOMPATIBLE, cause, 1, Duration.ZERO))
        .isInstanceOf(FailureRule.Retry.class);
    assertThat(
            FailureRule.of(policy, ConsumerSettings.OnIncompatible.DEAD_LETTER)
                .decide(Failure.of(Failure.Kind.INCOMPATIBLE, cause), 1, 0, new Random(1)))
        .isEqualTo(new FailureRule.GiveUp(Disposition.INCOMPATIBLE));
  }

  @Test
  void negativeNumberOfRetriesIsRejected() {
    assertThatThrownBy(() -> FailurePolicy.retry(-1, BACKOFF))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }
}
