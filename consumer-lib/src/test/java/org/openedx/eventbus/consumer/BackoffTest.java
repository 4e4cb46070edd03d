package org.openedx.eventbus.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.handler.Backoff;

class BackoffTest {
  private final Backoff backoff =
      Backoff.exponential(Duration.ofMillis(100), Duration.ofSeconds(60));

  @Test
  void delayDoublesWithTwentyPercentJitter() {
    Random random = new Random(7);
    for (int attempt = 1; attempt <= 9; attempt++) {
      long middle = 100L << (attempt - 1);
      for (int i = 0; i < 100; i++) {
        assertThat(backoff.delayAfter(attempt, random).toMillis())
            .isBetween(middle * 8 / 10, middle * 12 / 10);
      }
    }
  }

  @Test
  void delayIsLimitedForAnyNumberOfAttempts() {
    Random random = new Random(7);
    for (int attempt : new int[] {11, 41, 1_000, Integer.MAX_VALUE}) {
      assertThat(backoff.delayAfter(attempt, random))
          .isBetween(Duration.ofSeconds(48), Duration.ofSeconds(60));
    }
  }

  @Test
  void delaysOfEventsDiffer() {
    Random random = new Random(7);
    assertThat(backoff.delayAfter(5, random)).isNotEqualTo(backoff.delayAfter(5, random));
  }

  @Test
  void invalidDelaysAreRejected() {
    assertThatThrownBy(() -> Backoff.exponential(Duration.ZERO, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT0S");
    assertThatThrownBy(() -> Backoff.exponential(Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT2S");
  }
}
