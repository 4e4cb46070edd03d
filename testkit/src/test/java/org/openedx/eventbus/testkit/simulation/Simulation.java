package org.openedx.eventbus.testkit.simulation;

import java.util.ArrayList;
import java.util.List;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;
import org.openedx.eventbus.testkit.delivery.DeliveryReport;
import org.openedx.eventbus.testkit.delivery.Guarantee;
import org.openedx.eventbus.testkit.delivery.Guarantee.Scope;

/**
 * One run of real engines under virtual time: a broker, two or three consumers with simulated
 * workers, and faults. The seed determines everything.
 */
public final class Simulation {
  private Simulation() {}

  /**
   * Runs a seed.
   *
   * @throws AssertionError with the failure and the seed that repeats it
   */
  static Tally run(long seed) {
    World world = new World(seed);
    Broker broker = new Broker(world);
    Chaos chaos = new Chaos(world, broker);
    long start = world.now();
    try {
      chaos.begin();
      boolean done = world.time.run(start + Plan.FAULTS + Plan.CALM, () -> isOver(world, broker));
      if (!done) {
        throw World.broken("the run stalls" + broker + states(broker));
      }
      DeliveryReport report = world.history.check(guarantees(world).toArray(new Guarantee[0]));
      if (report.due() > 0) {
        report.assertHolds();
      }
      world.tally.runs = 1;
      world.tally.readUnnoticed = world.readUnnoticed ? 1 : 0;
      world.tally.events = report.events();
      world.tally.outcomes = report.due();
      world.tally.duplicates = report.duplicates();
      world.tally.deadLetters = report.deadLetters();
      world.tally.virtualMillis = (world.now() - start) / Dice.MILLIS;
      return world.tally;
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("-Dsim.seed=" + seed + ": " + e.getMessage(), e);
    }
  }

  /** Returns the error of a seed; null if there is none. Called in another class loader. */
  public static String trouble(long seed) {
    try {
      run(seed);
      return null;
    } catch (AssertionError e) {
      return e.getMessage();
    }
  }

  private static boolean isOver(World world, Broker broker) {
    return world.weather.faultsAreOver(world.now())
        && broker.isDone()
        && broker.members().stream().allMatch(Member::isEmpty);
  }

  private static List<Guarantee> guarantees(World world) {
    Plan plan = world.plan;
    List<Guarantee> all = new ArrayList<>();
    all.add(Guarantee.eventsMatchTopic());
    all.add(Guarantee.atLeastOnce());
    all.add(Guarantee.committedOffsetNeverAhead());
    all.add(Guarantee.noRedeliveryAfterCommit());
    all.add(Guarantee.deadLettersJustified());
    all.add(Guarantee.deletedEventsReported());
    if (plan.ordering != Ordering.NONE) {
      Scope scope = plan.ordering == Ordering.KEY ? Scope.KEY : Scope.PARTITION;
      if (!world.readUnnoticed) {
        all.add(Guarantee.inOrder(scope));
      }
      all.add(Guarantee.noOverlap(scope));
    }
    if (plan.parks) {
      all.add(Guarantee.parkedKeysHeld());
    }
    if (plan.crashes + plan.zombies + plan.departures + plan.rebalances == 0
        && !plan.changesTopics()) {
      // Only a lost acknowledgement of a dead letter causes a duplicate then.
      all.add(Guarantee.duplicatesBounded(0.2));
    }
    return all;
  }

  private static String states(Broker broker) {
    StringBuilder text = new StringBuilder();
    broker.members().forEach(member -> text.append("\n  ").append(member.state()));
    return text.toString();
  }
}
