package org.openedx.eventbus.consumer.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private final FakeTicker ticker = new FakeTicker();
  private final RateLimiter pace = new RateLimiter(OptionalInt.of(10), ticker);

  private long goesAt(int letters) throws InterruptedException {
    pace.await(letters);
    return ticker.millis();
  }

  @Test
  void eachWaitsForThoseBeforeIt() throws Exception {
    assertThat(goesAt(10)).isZero();
    assertThat(goesAt(5)).isEqualTo(1000);
    assertThat(goesAt(1)).isEqualTo(1500);
    assertThat(goesAt(1)).isEqualTo(1600);
  }

  @Test
  void timeThatItTakesToGiveThemCounts() throws Exception {
    assertThat(goesAt(10)).isZero();
    ticker.pass(400);
    assertThat(goesAt(10)).isEqualTo(1000);
  }

  @Test
  void noBurstFollowsAPause() throws Exception {
    assertThat(goesAt(10)).isZero();
    ticker.pass(60_000);
    assertThat(goesAt(10)).isEqualTo(60_000);
    assertThat(goesAt(10)).isEqualTo(61_000);
    assertThat(goesAt(10)).isEqualTo(62_000);
  }

  @Test
  void noMoreThanASecondsAtOnce() {
    assertThat(pace.atOnce(100)).isEqualTo(10);
    assertThat(pace.atOnce(4)).isEqualTo(4);
  }

  @Test
  void withoutARateNobodyWaits() throws Exception {
    RateLimiter none = new RateLimiter(OptionalInt.empty(), ticker);

    none.await(1000);
    none.await(1000);

    assertThat(ticker.millis()).isZero();
    assertThat(none.atOnce(100)).isEqualTo(100);
  }
}
