package org.openedx.eventbus.testkit.simulation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.engine.KeyQueue;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.internal.parking.ParkedKeyIndex;

/** One run of a consumer: drives a real engine with simulated workers. */
final class Member {
  private final World world;
  private final Broker broker;
  private final String name;
  private final MemberHandlers handlers;
  private final ParkedKeyIndex index = new ParkedKeyIndex(Broker.REDRIVE);
  private final Follower follower;
  private final Engine engine;
  private final Expectations expectations;
  private final Commits commits;
  private final DeadLetterWrites letters;
  private final Map<Integer, Holding> holdings = new TreeMap<>();
  private boolean alive = true;
  private boolean leaving;
  private int idle;
  private long awake = Long.MAX_VALUE;
  private long commitDue;

  Member(World world, Broker broker, String name) {
    this.world = world;
    this.broker = broker;
    this.name = name;
    this.idle = world.plan.workers;
    this.expectations = new Expectations(world);
    this.handlers = new MemberHandlers(world);
    Plan plan = world.plan;
    engine =
        new Engine(
            plan.ordering,
            plan.maxBatch,
            handlers.all(),
            world.dice.generator(),
            index,
            expectations);
    commits = new Commits(world, broker, this);
    letters = new DeadLetterWrites(world, broker, this, engine);
    follower = new Follower(world, broker, this, index, engine);
    commitDue = world.now() + plan.commitEvery;
  }

  String name() {
    return name;
  }

  boolean isAlive() {
    return alive;
  }

  void assigned(int partition, int epoch, long committed, String text) {
    forget(partition);
    CompletedOffsets restored = CompletedOffsets.decode(committed, text);
    Partition assigned =
        engine.assign(new TopicPartition(broker.topic(partition), partition), committed, restored);
    if (broker.topic(partition).equals(Broker.REDRIVE)) {
      assigned.markRedrive();
    }
    long position = committed < 0 ? broker.start(partition) : committed;
    holdings.put(partition, new Holding(partition, epoch, assigned, position));
    follower.catchUp(assigned);
    wake(0);
  }

  /** Revokes a partition: running tasks may finish. */
  void drain(int partition) {
    Holding holding = holdings.get(partition);
    if (alive && holding != null && !holding.draining) {
      holding.draining = true;
      holding.deadline = world.now() + world.plan.drain;
      engine.revoke(holding.partition);
      wake(0);
      world.time.at(holding.deadline, this::loop);
    }
  }

  /** Leaves the group after revoking all partitions. */
  void leave() {
    leaving = true;
    broker.members().remove(this);
    List.copyOf(holdings.keySet()).forEach(this::drain);
    wake(0);
  }

  void crash() {
    alive = false;
    world.history.killed(name, world.now());
  }

  /** Records in the history that its partitions are lost, which it does not notice yet. */
  void recordLosses() {
    for (int partition : holdings.keySet()) {
      world.history.lost(name, broker.topic(partition), partition, world.now());
    }
  }

  /** Notices that its partitions are lost. */
  void noticeLosses() {
    if (alive) {
      for (Holding each : List.copyOf(holdings.values())) {
        if (!broker.isOwner(each.number, each.epoch)) {
          forget(each.number);
        }
      }
      wake(0);
    }
  }

  private void forget(int partition) {
    Holding holding = holdings.remove(partition);
    if (holding != null) {
      holding.gone = true;
      engine.forget(holding.partition);
    }
  }

  /** Pauses one of its handlers for a while. */
  void pause(long nanos) {
    handlers.pauseAny(nanos, engine, () -> wake(0));
  }

  ParkedKeyIndex index() {
    return index;
  }

  void onDeadLetters() {
    follower.wake();
  }

  boolean isPaused(HandlerState handler) {
    return handlers.isPaused(handler);
  }

  void wake(long nanos) {
    long at = world.now() + nanos;
    if (alive && at < awake) {
      awake = at;
      world.time.at(
          at,
          () -> {
            if (awake == at) {
              awake = Long.MAX_VALUE;
              loop();
            }
          });
    }
  }

  private void loop() {
    if (!alive) {
      return;
    }
    engine.tick(world.now());
    holdings.values().forEach(this::fetch);
    take();
    for (Task task = engine.pollWrite(); task != null; task = engine.pollWrite()) {
      write(task);
    }
    if (world.now() >= commitDue) {
      commitDue = world.now() + world.plan.commitEvery;
      holdings.values().forEach(each -> commits.commit(each, () -> {}));
    }
    for (Holding each : List.copyOf(holdings.values())) {
      if (each.draining && (!each.partition.isBusy() || world.now() >= each.deadline)) {
        drained(each);
      }
    }
    if (leaving && holdings.isEmpty()) {
      crash(); // running handlers end with the process
      return;
    }
    long due = engine.nextDueNanos();
    if (due <= world.now() && idle > 0) {
      throw World.broken("the engine has work that is due, but does nothing");
    }
    wake(Math.max(Dice.MILLIS, Math.min(due, commitDue) - world.now()));
  }

  private void fetch(Holding holding) {
    LoggedEvent event = broker.read(holding.number, holding.position);
    while (!holding.draining
        && event != null
        && holding.partition.bufferedRecords() < world.plan.admitted) {
      engine.receive(holding.partition, event.record(), handlers.named(event.handlers));
      holding.position = event.offset + 1;
      event = broker.read(holding.number, holding.position);
    }
  }

  private void take() {
    while (idle > 0) {
      KeyQueue queue = engine.take(world.now());
      if (queue == null) {
        return;
      }
      idle--;
      Holding holding = holdings.get(queue.first().record().partition());
      if (holding == null || holding.over()) {
        throw World.broken(queue + " was taken, but its partition is not assigned to " + name);
      }
      if (!holding.unwritten.isEmpty()) {
        throw World.broken(queue + " was taken, but a dead letter of its partition is not written");
      }
      new WorkerBatch(world, broker, this, expectations, holding, queue).begin();
    }
  }

  /** Returns a key queue to the engine, after a short delay. */
  void handedBack(WorkerBatch batch) {
    world.time.in(
        world.dice.millis(0, 1),
        () -> {
          if (alive) {
            idle++;
            batch.expectFailure();
            engine.complete(batch.queue(), world.now());
            wake(0);
          }
        });
  }

  private void write(Task task) {
    expectations.letter(task);
    Holding holding = holdings.get(task.record().partition());
    if (holding == null) {
      throw World.broken(task + " must be written, but its partition is not assigned to " + name);
    }
    letters.write(task, holding);
  }

  private void drained(Holding holding) {
    if (holding.partition.isBusy()) {
      world.tally.lateDrains++;
      world.history.lost(name, broker.topic(holding.number), holding.number, world.now());
    }
    commits.commit(
        holding,
        () -> {
          if (broker.isOwner(holding.number, holding.epoch)) {
            broker.free(holding.number);
          }
        });
    forget(holding.number);
  }

  /** Checks that nothing is buffered after all was committed. */
  void checkEmpty() {
    holdings.values().stream()
        .filter(each -> alive && broker.isOwner(each.number, each.epoch))
        .forEach(Holding::checkEmpty);
  }

  String state() {
    StringBuilder text = new StringBuilder(name).append(alive ? "" : " (dead)");
    text.append(" with ").append(idle).append(" workers idle, due in ");
    text.append(
        engine.nextDueNanos() == Long.MAX_VALUE ? "…" : engine.nextDueNanos() - world.now());
    for (HandlerState each : handlers.all()) {
      text.append("\n    ").append(each).append(" breaker ").append(each.breakerState());
    }
    holdings.values().forEach(each -> text.append("\n    ").append(each));
    return text.toString();
  }

  @Override
  public String toString() {
    return name;
  }
}
