package org.openedx.eventbus.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Thousands of runs, each with another seed. {@code -Dsim.seed=N} repeats one run, {@code
 * -Dsim.seeds=N} sets their number: 4,000 by default, 10,000 with {@code -Pthorough}.
 */
class SimulationTest {
  @Test
  void guaranteesHoldUnderFaults() {
    Long one = Long.getLong("sim.seed");
    if (one != null) {
      System.out.println(Simulation.run(one));
      return;
    }
    int seeds =
        Integer.getInteger("sim.seeds", Boolean.getBoolean("test.thorough") ? 10_000 : 4_000);
    Tally all = new Tally();
    for (long seed = 0; seed < seeds; seed++) {
      all.add(Simulation.run(seed));
    }
    System.out.println(all);
    // Runs without faults would prove little.
    assertThat(all.crashes).isGreaterThan(seeds / 2);
    assertThat(all.zombies).isGreaterThan(seeds / 2);
    assertThat(all.lateDrains).isGreaterThan(seeds / 10);
    assertThat(all.restored).isGreaterThan(seeds / 2);
    assertThat(all.deadLetters).isGreaterThan(seeds);
    assertThat(all.parked).isGreaterThan(seeds / 10);
    assertThat(all.redriven).isGreaterThan(seeds);
    assertThat(all.parkedAgain).isGreaterThan(seeds / 100);
    assertThat(all.unwritten).isGreaterThan(seeds / 10);
    assertThat(all.trials).isGreaterThan(seeds / 10);
    assertThat(all.blocks).isGreaterThan(seeds / 10);
    assertThat(all.recreated).isGreaterThan(seeds / 10);
    assertThat(all.truncated).isGreaterThan(seeds / 10);
    assertThat(all.expanded).isGreaterThan(seeds / 10);
    assertThat(all.deletedUnread).isGreaterThan(seeds / 10);
    assertThat(all.deadLettersRecreated).isGreaterThan(seeds / 20);
    assertThat(all.deadLettersExpired).isGreaterThan(seeds / 20);
  }

  @Test
  void sameSeedRepeatsTheRun() {
    for (long seed = 0; seed < 50; seed++) {
      assertThat(Simulation.run(seed)).hasToString(Simulation.run(seed).toString());
    }
  }
}
