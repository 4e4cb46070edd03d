package org.openedx.eventbus.it.chaos;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Delivery guarantees with real processes: brokers, consumers and the registry are killed, frozen,
 * disconnected and restarted, and operators change topics and rights. By default it runs a short
 * schedule with one fault of each quick kind. With {@code -Pchaos} it repeats all faults for {@code
 * chaos.minutes} minutes.
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
          Fault.ROLL_SETTINGS,
          Fault.ADD_PARTITION,
          Fault.ADD_DEAD_LETTER_PARTITION,
          Fault.DELETE_RECORDS,
          Fault.REVOKE_READ,
          Fault.TRUNCATE_DEAD_LETTERS,
          Fault.REVOKE_DEAD_LETTER_WRITE,
          Fault.REVOKE_DEAD_LETTER_READ,
          Fault.REVOKE_GROUP);

  @Test
  void acknowledgedEventsAreHandledOrDeadLetteredInOrderDespiteFaults() {
    long seed = Long.getLong("chaos.seed", System.nanoTime());
    ChaosRun run =
        MINUTES == 0
            ? new ChaosRun(seed, EVENTS, SHORT, SHORT_FAULTS)
            : new ChaosRun(seed, EVENTS, Duration.ofMinutes(MINUTES), List.of(Fault.values()));
    try {
      run.run();
    } catch (Exception | AssertionError e) {
      throw new AssertionError(
          "failed; repeat with\n  " + command(seed) + "\n" + e.getMessage(), e);
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
