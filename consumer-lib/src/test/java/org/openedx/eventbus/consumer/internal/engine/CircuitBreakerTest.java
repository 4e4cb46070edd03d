package org.openedx.eventbus.consumer.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.consumer.internal.engine.CircuitBreaker.State;
import org.openedx.eventbus.internal.ThrowableSnapshot;

/** When a circuit breaker opens, with the default settings: 20 keys, 50 %, 30 s. */
class CircuitBreakerTest {
  private static final ThrowableSnapshot CAUSE =
      ThrowableSnapshot.of(new IllegalStateException("database unavailable"));
  private static final long MILLIS = 1_000_000;

  private final CircuitBreaker breaker =
      new CircuitBreaker(20, 50, Duration.ofSeconds(30), Duration.ofSeconds(30));
  private long now;

  private boolean fail(int key) {
    return breaker.recordFailure(CAUSE, key, true, now += MILLIS);
  }

  private boolean failAgain(int key) {
    return breaker.recordFailure(CAUSE, key, false, now += MILLIS);
  }

  private void succeed(int key) {
    breaker.recordSuccess(key, now += MILLIS);
  }

  @Test
  void failuresOfTheMinimumNumberOfKeysOpenIt() {
    for (int key = 1; key < 20; key++) {
      assertThat(fail(key)).isFalse();
      assertThat(failAgain(key)).as("of one key").isFalse();
    }
    assertThat(fail(20)).isTrue();
    assertThat(breaker.state()).isEqualTo(State.OPEN);
    assertThat(breaker.cause()).hasMessage("database unavailable");
  }

  /** Otherwise each event of a short outage would become a dead letter, without retries. */
  @Test
  void outageAfterManySuccessesOpensItWithin50Keys() {
    for (int key = 0; key < 100_000; key++) {
      succeed(key);
    }
    int failures = 0;
    while (breaker.state() == State.CLOSED) {
      failures++;
      fail(-failures);
    }
    assertThat(failures).isLessThanOrEqualTo(50);
  }

  @Test
  void failuresOlderThanTheWindowDoNotCount() {
    for (int key = 0; key < 100; key++) {
      fail(key);
      now += Duration.ofSeconds(2).toNanos();
    }
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void failuresOfMostKeysOpenItAlthoughOthersSucceed() {
    Random random = new Random(1);
    int events = 0;
    for (; breaker.state() == State.CLOSED && events < 1_000; events++) {
      int key = random.nextInt(1_000_000);
      if (key % 10 < 7) {
        fail(key);
      } else {
        succeed(key);
      }
    }
    assertThat(events).isLessThan(100);
  }

  /** A key with many events says no more about the handler than any other. */
  @Test
  void successesOfOneBusyKeyDoNotHideFailuresOfAllOthers() {
    int failing = 0;
    while (breaker.state() == State.CLOSED && failing < 100) {
      fail(++failing);
      for (int i = 0; i < 1_000; i++) {
        succeed(0);
      }
    }
    assertThat(failing).isLessThan(25);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.1})
  void retriesDueTogetherDoNotOpenItWhileMostEventsSucceed(double share) {
    Random random = new Random(2);
    int key = 0;
    for (int round = 0; round < 200; round++) {
      int first = key;
      for (; key < first + 2_000; key++) {
        if (random.nextDouble() < share) {
          fail(key);
        } else {
          succeed(key);
        }
      }
      for (int retry = 0; retry < 100; retry++) {
        failAgain(first + retry * 20); // one behind the other, after a long poll
      }
      assertThat(breaker.state()).isEqualTo(State.CLOSED);
    }
  }

  /** Of a flaky handler, whose retries succeed. */
  @Test
  void keysThatSucceedLaterDoNotCount() {
    for (int key = 0; key < 10_000; key++) {
      if (key % 3 == 0) {
        fail(key);
      }
      succeed(key);
    }
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void outcomesOfEarlierEventsAreIgnoredUntilTheTrialEnds() {
    for (int key = 0; key < 20; key++) {
      fail(key);
    }
    now = breaker.nextTrialNanos();
    assertThat(breaker.tryAcquirePermit(now)).isTrue();
    assertThat(fail(100)).isFalse();
    succeed(101);
    assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);

    assertThat(breaker.failTrial(CAUSE, now)).isTrue();
    assertThat(breaker.tryAcquirePermit(now)).isFalse();
    now = breaker.nextTrialNanos();
    assertThat(breaker.tryAcquirePermit(now)).isTrue();
    assertThat(breaker.endTrial()).isTrue();
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
    assertThat(fail(1)).as("counts start over").isFalse();
  }
}
