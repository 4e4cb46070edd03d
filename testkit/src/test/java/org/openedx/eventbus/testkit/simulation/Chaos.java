package org.openedx.eventbus.testkit.simulation;

import java.util.List;

/** Source of events and disturbances: members start, crash, vanish, leave and move partitions. */
final class Chaos {
  private final World world;
  private final Broker broker;
  private int started;

  Chaos(World world, Broker broker) {
    this.world = world;
    this.broker = broker;
  }

  void begin() {
    Dice dice = world.dice;
    Plan plan = world.plan;
    for (int i = 0; i < plan.consumers; i++) {
      start();
    }
    broker.topic().logs().forEach(each -> broker.free(each.number));
    double troubled = dice.share(0.9, 0.4);
    boolean backlog = dice.chance(0.3);
    for (int i = 0; i < plan.events; i++) {
      world.time.in(backlog ? 0 : dice.millis(0, 6_000), () -> broker.send(troubled));
    }
    some(plan.crashes, this::crash);
    some(plan.zombies, this::vanish);
    some(plan.departures, this::leave);
    some(plan.pauses, this::pause);
    Operator operator = new Operator(world, broker);
    operator.begin();
    some(plan.operations, operator::act);
    some(plan.rebalances, this::rebalance);
    some(plan.truncations, broker::truncate);
    some(plan.recreations, this::recreate);
    some(plan.expansions, () -> broker.expand(dice.from(1, 2)));
    some(plan.expiries, () -> broker.topic().expire(dice.of(broker.topic().logs())));
    some(plan.deadLetterRecreations, broker::recreateDeadLetters);
    some(plan.deadLetterExpansions, () -> broker.deadLetters().expand(1));
    some(plan.deadLetterExpiries, broker.deadLetters()::expire);
  }

  private void recreate() {
    broker.recreate(Math.max(1, broker.topic().partitions() + world.dice.from(-1, 1)));
  }

  private void rebalance() {
    for (SourceLog each : broker.topic().logs()) {
      if (world.plan.eager || world.dice.chance(0.6)) {
        broker.move(each.number);
      }
    }
  }

  private void some(int times, Runnable action) {
    for (int i = 0; i < times; i++) {
      world.time.in(world.dice.millis(0, 7_500), action);
    }
  }

  private void start() {
    Member member = new Member(world, broker, "m" + started++);
    broker.join(member);
    member.begin();
    if (started > world.plan.consumers && world.plan.eager) {
      rebalance();
    } else if (started > world.plan.consumers) {
      broker.move(world.dice.from(0, broker.topic().partitions() - 1));
    }
  }

  private void crash() {
    List<Member> members = broker.members();
    if (!members.isEmpty()) {
      Member member = world.dice.of(members);
      members.remove(member);
      member.crash();
      world.tally.crashes++;
      world.time.in(world.dice.millis(1, 1_000), () -> broker.expel(member));
      world.time.in(world.dice.millis(1, 1_000), this::start);
    }
  }

  /** The group removes a member, which does not notice and continues for a while. */
  private void vanish() {
    List<Member> members = broker.members();
    if (!members.isEmpty()) {
      Member member = world.dice.of(members);
      world.tally.zombies++;
      broker.vanish(member);
      world.time.in(
          world.dice.millis(1, 1_500),
          () -> {
            if (member.isAlive()) {
              member.noticeLosses();
              broker.join(member);
            }
          });
    }
  }

  private void pause() {
    List<Member> members = broker.members();
    if (!members.isEmpty()) {
      world.dice.of(members).pause(world.dice.millis(1, 2_000));
    }
  }

  private void leave() {
    List<Member> members = broker.members();
    if (!members.isEmpty()) {
      Member member = world.dice.of(members);
      world.tally.departures++;
      member.leave();
      world.time.in(world.dice.millis(1, 1_500), this::start);
    }
  }
}
