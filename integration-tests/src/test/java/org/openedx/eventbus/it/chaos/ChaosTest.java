package org.openedx.eventbus.it.chaos;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The delivery guarantees where everything is real: brokers, consumers and the registry are
 * processes that are killed, frozen, cut off and restarted. A short schedule with the faults that
 * take little time, one of each kind; with {@code -Pchaos} a long one with all of them, again and
 * again.
 */
@Tag("chaos")
class ChaosTest {
  private static final int MINUTES = Integer.getInteger("chaos.minutes", 0);
  private static final Duration SHORT = Duration.ofSeconds(20);
  private static final int EVENTS =
      Integer.getInteger("chaos.events", MINUTES == 0 ? 4_000 : 100_000);
  private static final List<Fault> SHORT_FAULTS =
      List.of(
          Fault.KILL_BROKER,
          Fault.PAUSE_BROKER,
          Fault.CUT_BROKER,
          Fault.DELAY_BROKER,
          Fault.KILL_REGISTRY,
          Fault.KILL_CONSUMER,
          Fault.PAUSE_CONSUMER,
          Fault.ROLL_CONSUMERS);

  @Test
  void whatWasAcknowledgedIsHandledOrADeadLetterInOrderWhateverGoesWrong() {
    long seed = Long.getLong("chaos.seed", System.nanoTime());
    ChaosRun run =
        MINUTES == 0
            ? new ChaosRun(seed, EVENTS, SHORT, SHORT_FAULTS)
            : new ChaosRun(seed, EVENTS, Duration.ofMinutes(MINUTES), List.of(Fault.values()));
    try {
      run.run();
    } catch (Exception | AssertionError e) {
      throw new AssertionError("failed; again with\n  " + command(seed) + "\n" + e.getMessage(), e);
    }
  }

  private static String command(long seed) {
    String what =
        MINUTES == 0
            ? "-pl integration-tests -am -Dtest=ChaosTest -Dsurefire.failIfNoSpecifiedTests=false"
            : "-Pchaos -Dchaos.minutes=" + MINUTES;
    return "mvn verify " + what + " -Dchaos.events=" + EVENTS + " -Dchaos.seed=" + seed;
  }
}
