package org.openedx.eventbus.consumer.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.internal.health.MembershipFence.Moment;
import org.openedx.eventbus.consumer.internal.health.MembershipFence.Session;

/** In virtual time, with a session timeout of 45 s. */
class MembershipFenceTest {
  private static final Session SESSION = new Session(Duration.ofSeconds(45), Duration.ofSeconds(3));

  private long nanos = 5;
  private long millis = 1_700_000_000_000L;
  private final MembershipFence fence = new MembershipFence(SESSION, () -> nanos, () -> millis);

  private void pass(long seconds) {
    nanos += TimeUnit.SECONDS.toNanos(seconds);
    millis += TimeUnit.SECONDS.toMillis(seconds);
  }

  @Test
  void renewedFenceStaysOpen() {
    for (int i = 0; i < 100; i++) {
      pass(29);
      assertThat(fence.isOpen()).isTrue();
      fence.renew(fence.now());
    }
  }

  @Test
  void fenceClosesWellBeforeTheSessionEnds() {
    pass(30);
    assertThat(fence.isOpen()).isTrue();
    pass(1);
    assertThat(fence.isOpen()).as("seen by workers without any action of the loop").isFalse();
  }

  @Test
  void trustedTimeIsLongEnoughForAHeartbeatAndNotLongerThanTheSession() {
    assertThat(SESSION.trusted()).isEqualTo(Duration.ofSeconds(30));
    assertThat(new Session(Duration.ofSeconds(6), Duration.ofSeconds(4)).trusted())
        .isEqualTo(Duration.ofSeconds(5));
    assertThat(new Session(Duration.ofSeconds(4), Duration.ofSeconds(3)).trusted())
        .isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void sessionThatTheBrokerReportsReplacesTheAssumedOne() {
    pass(5);
    fence.setSession(new Session(Duration.ofSeconds(6), Duration.ofSeconds(1)));
    assertThat(fence.isOpen()).isFalse();
  }

  @Test
  void closedFenceIsNotRenewedButOpenedByAProof() {
    pass(31);
    fence.renew(fence.now());
    assertThat(fence.isOpen()).isFalse();
    fence.renew(fence.now());
    assertThat(fence.isOpen()).isFalse();

    fence.prove(fence.now());
    assertThat(fence.isOpen()).isTrue();
  }

  @Test
  void evidenceFromBeforeAFreezeDoesNotCount() {
    Moment before = fence.now();
    pass(60);

    fence.prove(before);
    assertThat(fence.isOpen()).as("frozen while it waited for the proof").isFalse();
    fence.renew(before);
    assertThat(fence.isOpen()).isFalse();
  }

  @Test
  void suspendedMachineIsNoticedByTheWallClock() {
    millis += TimeUnit.SECONDS.toMillis(60);
    assertThat(fence.isOpen()).as("the monotonic clock did not run").isFalse();
  }

  @Test
  void wallClockThatIsSetBackHasNoEffect() {
    millis -= TimeUnit.DAYS.toMillis(365);
    pass(29);
    assertThat(fence.isOpen()).isTrue();
    pass(2);
    assertThat(fence.isOpen()).isFalse();
  }

  @Test
  void wallClockThatIsSetFarAheadDoesNotOverflow() {
    millis = Long.MAX_VALUE;
    assertThat(fence.isOpen()).isFalse();
    fence.prove(fence.now());
    assertThat(fence.isOpen()).isTrue();
  }
}
