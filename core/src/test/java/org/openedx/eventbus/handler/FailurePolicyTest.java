package org.openedx.eventbus.handler;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.handler.Backoff.exponential;
import static org.openedx.eventbus.handler.FailurePolicy.retry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.FilterFailedException;

class FailurePolicyTest {
  private static final Backoff BACKOFF = exponential(ofMillis(200), ofMinutes(1));

  /** Half of the jitter's range, so that the delay has none. */
  private static final RandomGenerator NO_JITTER =
      new Random() {
        private static final long serialVersionUID = 1L;

        @Override
        public double nextDouble() {
          return 0.5;
        }
      };

  @Test
  void delayDoublesUpToTheMaximum() {
    assertThat(BACKOFF.delayAfter(1, NO_JITTER)).isEqualTo(ofMillis(200));
    assertThat(BACKOFF.delayAfter(2, NO_JITTER)).isEqualTo(ofMillis(400));
    assertThat(BACKOFF.delayAfter(3, NO_JITTER)).isEqualTo(ofMillis(800));
    assertThat(BACKOFF.delayAfter(20, NO_JITTER)).isEqualTo(ofMinutes(1));
    assertThat(BACKOFF.delayAfter(Integer.MAX_VALUE, NO_JITTER)).isEqualTo(ofMinutes(1));
  }

  @Test
  void delayVariesByTwentyPercentAndNeverExceedsTheMaximum() {
    Random random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      assertThat(BACKOFF.delayAfter(1, random)).isBetween(ofMillis(160), ofMillis(240));
      assertThat(BACKOFF.delayAfter(9, random)).isLessThanOrEqualTo(ofMinutes(1));
    }
  }

  @Test
  void largestDurationDoesNotOverflow() {
    Duration largest = ofMillis(Long.MAX_VALUE);

    assertThat(exponential(largest, largest).delayAfter(50, NO_JITTER)).isEqualTo(ofDays(36_500));
    assertThat(exponential(ofMillis(1), ofSeconds(Long.MAX_VALUE)).delayAfter(50, NO_JITTER))
        .isLessThanOrEqualTo(ofDays(36_500));
    assertThat(retry(1, BACKOFF).within(ofSeconds(Long.MAX_VALUE)).thenDeadLetter().deadline())
        .contains(ofDays(36_500));
  }

  @Test
  void invalidBackoffIsRejected() {
    assertThatThrownBy(() -> exponential(Duration.ZERO, ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("initial must be at least 1 ms: PT0S");
    assertThatThrownBy(() -> exponential(ofSeconds(2), ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("max PT1S is less than initial PT2S");
  }

  @Test
  void negativeNumberOfRetriesIsRejected() {
    assertThatThrownBy(() -> retry(-1, BACKOFF))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("times must not be negative: -1");
    assertThat(retry(0, BACKOFF).thenDeadLetter().maxRetries()).isZero();
  }

  @Test
  void policyHasTheGivenLimits() {
    FailurePolicy policy = retry(5, BACKOFF).within(ofMinutes(10)).thenPark();

    assertThat(policy.maxRetries()).isEqualTo(5);
    assertThat(policy.backoff()).isEqualTo(BACKOFF);
    assertThat(policy.deadline()).contains(ofMinutes(10));
    assertThat(policy.parks()).isTrue();
  }

  @Test
  void policyThatRetriesForeverHasNoDeadlineAndDoesNotPark() {
    FailurePolicy policy = FailurePolicy.retryForever(BACKOFF);

    assertThat(policy.maxRetries()).isEqualTo(Integer.MAX_VALUE);
    assertThat(policy.deadline()).isEmpty();
    assertThat(policy.parks()).isFalse();
    assertThat(policy.rejects(new EventRejectedException("unknown order"))).isTrue();
  }

  @Test
  void listedExceptionsAndTheirSubclassesArePermanentFailures() {
    FailurePolicy policy =
        retry(5, BACKOFF)
            .rejecting(IllegalArgumentException.class)
            .rejecting(IOException.class)
            .thenDeadLetter();

    assertThat(policy.rejects(new NumberFormatException())).isTrue();
    assertThat(policy.rejects(new IOException())).isTrue();
    assertThat(policy.rejects(new EventRejectedException("unknown order"))).isTrue();
    assertThat(policy.rejects(new UncheckedIOException(new IOException()))).isFalse();
    assertThat(FailurePolicy.DEFAULT.rejects(new NumberFormatException())).isFalse();
  }

  @Test
  void causeOfAFailedFilterDecides() {
    FailurePolicy policy = retry(5, BACKOFF).rejecting(IOException.class).thenDeadLetter();
    EventName filter = EventName.of("org.acme.shop.order.requested.v1");

    assertThat(policy.rejects(new FilterFailedException(filter, "s", new IOException()))).isTrue();
    assertThat(policy.rejects(new FilterFailedException(filter, "s", new Error()))).isFalse();
  }

  @Test
  void limitsAreImmutable() {
    FailurePolicy.Retries limits = retry(5, BACKOFF);
    limits.within(ofMinutes(1)).rejecting(IOException.class);

    assertThat(limits.thenDeadLetter()).isEqualTo(retry(5, BACKOFF).thenDeadLetter());
  }

  @Test
  void policiesAreEqualIfAllTheirPartsAre() {
    FailurePolicy policy =
        retry(5, exponential(ofMillis(200), ofMinutes(1))).within(ofMinutes(1)).thenPark();

    assertThat(policy)
        .isEqualTo(retry(5, BACKOFF).within(ofMinutes(1)).thenPark())
        .hasSameHashCodeAs(retry(5, BACKOFF).within(ofMinutes(1)).thenPark())
        .isNotEqualTo(retry(4, BACKOFF).within(ofMinutes(1)).thenPark())
        .isNotEqualTo(retry(5, BACKOFF).within(ofMinutes(2)).thenPark())
        .isNotEqualTo(retry(5, BACKOFF).thenPark())
        .isNotEqualTo(retry(5, BACKOFF).within(ofMinutes(1)).thenDeadLetter());
  }
}
