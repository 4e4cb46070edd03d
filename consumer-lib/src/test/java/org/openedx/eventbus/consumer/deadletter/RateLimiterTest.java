package org.openedx.eventbus.consumer.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private final FakeTicker ticker = new FakeTicker();
  private final RateLimiter limiter = new RateLimiter(OptionalInt.of(10), ticker);

  private long acquiredAt(int permits) throws InterruptedException {
    limiter.acquire(permits);
    return ticker.millis();
  }

  @Test
  void acquireWaitsForEarlierPermits() throws Exception {
    assertThat(acquiredAt(10)).isZero();
    assertThat(acquiredAt(5)).isEqualTo(1000);
    assertThat(acquiredAt(1)).isEqualTo(1500);
    assertThat(acquiredAt(1)).isEqualTo(1600);
  }

  @Test
  void timeBetweenCallsCountsTowardsTheWait() throws Exception {
    assertThat(acquiredAt(10)).isZero();
    ticker.pass(400);
    assertThat(acquiredAt(10)).isEqualTo(1000);
  }

  @Test
  void noBurstAfterIdleTime() throws Exception {
    assertThat(acquiredAt(10)).isZero();
    ticker.pass(60_000);
    assertThat(acquiredAt(10)).isEqualTo(60_000);
    assertThat(acquiredAt(10)).isEqualTo(61_000);
    assertThat(acquiredAt(10)).isEqualTo(62_000);
  }

  @Test
  void batchSizeIsAtMostOneSecondOfPermits() {
    assertThat(limiter.batchSize(100)).isEqualTo(10);
    assertThat(limiter.batchSize(4)).isEqualTo(4);
  }

  @Test
  void acquireDoesNotWaitWithoutARate() throws Exception {
    RateLimiter unlimited = new RateLimiter(OptionalInt.empty(), ticker);

    unlimited.acquire(1000);
    unlimited.acquire(1000);

    assertThat(ticker.millis()).isZero();
    assertThat(unlimited.batchSize(100)).isEqualTo(100);
  }
}
