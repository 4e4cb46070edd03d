package org.openedx.eventbus.testkit.simulation;

import java.util.ArrayList;
import java.util.List;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.parking.ParkedKeyIndex;

/** Reader of the dead-letter topic for a member, with a delay. */
final class Follower {
  private final World world;
  private final Broker broker;
  private final Member member;
  private final ParkedKeyIndex index;
  private final Engine engine;
  private final List<Waiting> waiting = new ArrayList<>();
  private int position;
  private boolean planned;

  /** A newly assigned partition, and the end of the dead-letter topic at that time. */
  private record Waiting(Partition partition, int end) {}

  Follower(World world, Broker broker, Member member, ParkedKeyIndex index, Engine engine) {
    this.world = world;
    this.broker = broker;
    this.member = member;
    this.index = index;
    this.engine = engine;
  }

  void catchUp(Partition partition) {
    waiting.add(new Waiting(partition, broker.deadLetters().size()));
    wake();
  }

  void wake() {
    if (world.plan.parks && !planned) {
      planned = true;
      long delay = world.dice.chance(0.1) ? world.dice.millis(0, 800) : world.dice.millis(0, 20);
      world.time.in(delay, this::read);
    }
  }

  private void read() {
    planned = false;
    if (!member.isAlive()) {
      return;
    }
    int most = world.dice.from(1, 10);
    for (int i = 0; i < most && position < broker.deadLetters().size(); i++) {
      index.read(broker.deadLetters().read(position++));
    }
    for (Waiting each : List.copyOf(waiting)) {
      if (position >= each.end()) {
        each.partition().markDeadLettersKnown();
        waiting.remove(each);
      }
    }
    engine.recheckParkedKeys();
    member.wake(0);
    if (position < broker.deadLetters().size() || !waiting.isEmpty()) {
      wake();
    }
  }
}
