package org.openedx.eventbus.testkit.simulation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterRecord;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSummary;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.engine.KeyQueue;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.openedx.eventbus.consumer.internal.parking.KnownDeadLetters;
import org.openedx.eventbus.consumer.internal.parking.ParkedKeyIndex;
import org.openedx.eventbus.consumer.internal.parking.RedrivenEvents;
import org.openedx.eventbus.consumer.internal.positions.ReadPosition;

/** One run of a consumer: drives a real engine with simulated workers. */
final class Member {
  private final World world;
  private final Broker broker;
  private final String name;
  private final MemberHandlers handlers;
  private final ParkedKeyIndex index = new ParkedKeyIndex();
  private final KnownDeadLetters known;
  private final Follower follower;
  private final LogReader reader;
  private final SchemaRequests schemas;
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
    known = new KnownDeadLetters(index, engine);
    follower = new Follower(world, broker, this, known);
    reader = new LogReader(world, broker, this, engine, handlers);
    schemas = new SchemaRequests(world);
    commitDue = world.now() + plan.commitEvery;
  }

  SchemaRequests schemas() {
    return schemas;
  }

  /** Starts its periodic work. */
  void begin() {
    reader.watch();
    follower.wake();
  }

  String name() {
    return name;
  }

  boolean isAlive() {
    return alive;
  }

  void assigned(int number, int epoch) {
    forget(number);
    begin(number, epoch, reader.start(number));
  }

  private void begin(int number, int epoch, ReadPosition position) {
    TopicPartition at = new TopicPartition(SourceTopic.NAME, number);
    Partition partition = engine.assign(at, position.tracker());
    partition.setTopicId(position.topicId());
    holdings.put(number, new Holding(number, epoch, partition, position, world.now()));
    follower.catchUp(List.of(partition));
    wake(0);
  }

  /** Assigns a partition again at another position, because its log has changed. */
  void restart(Holding stale, ReadPosition position) {
    broker.recordLost(this, stale.number);
    forget(stale.number);
    if (broker.isOwner(stale.number, stale.epoch)) {
      broker.recordAssigned(this, stale.number);
    }
    begin(stale.number, stale.epoch, position);
  }

  List<Holding> holdings() {
    return List.copyOf(holdings.values());
  }

  private @Nullable Holding holding(Task task) {
    return holdings.values().stream()
        .filter(each -> each.partition == task.partition())
        .findFirst()
        .orElse(null);
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
    holdings.keySet().forEach(partition -> broker.recordLost(this, partition));
  }

  /** Notices that its partitions are lost. */
  void noticeLosses() {
    broker.noticed(this);
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
    holdings().forEach(reader::read);
    index.redriven().select(engine).forEach(this::redrive);
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
      throw World.broken("the engine has work that is due, but does nothing: " + state());
    }
    wake(Math.max(Dice.MILLIS, Math.min(due, commitDue) - world.now()));
  }

  /** Reads the event of a redriven dead letter, after a short delay. */
  private void redrive(RedrivenEvents.Selected selected) {
    DeadLetterId id = selected.deadLetter().id();
    DeadLetterRecord record = broker.deadLetters().read(id);
    LoggedEvent event =
        record instanceof DeadLetterRecord.Written ? broker.deadLetters().event(id) : null;
    world.time.in(world.dice.millis(0, 10), () -> redrive(selected, record, event));
  }

  private void redrive(
      RedrivenEvents.Selected selected,
      @Nullable DeadLetterRecord record,
      @Nullable LoggedEvent event) {
    if (alive) {
      DeadLetterSummary wanted = selected.deadLetter();
      switch (known.find(wanted, record)) {
        case EVENT -> {
          index.redriven().passed(wanted.id(), 1);
          engine.redrive(
              selected.partition(),
              event.record(),
              handlers.named(List.of(wanted.handler())).get(0),
              ((DeadLetterRecord.Written) record).deadLetter());
        }
        case NOTHING -> index.onResolved(wanted, Resolution.Kind.DISCARDED);
        case ANOTHER, RESOLVED -> {}
      }
      wake(0);
    }
  }

  private void take() {
    while (idle > 0) {
      KeyQueue queue = engine.take(world.now());
      if (queue == null) {
        return;
      }
      idle--;
      Holding holding = holding(queue.first());
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
    Holding holding = holding(task);
    if (holding == null) {
      throw World.broken(task + " must be written, but its partition is not assigned to " + name);
    }
    letters.write(task, holding);
  }

  /** Returns whether it commits the positions in the dead-letter topic. */
  boolean remembersPositions() {
    return holdings.containsKey(0);
  }

  private void drained(Holding holding) {
    if (holding.partition.isBusy()) {
      world.tally.lateDrains++;
      broker.recordLost(this, holding.number);
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

  /**
   * Returns whether nothing is buffered any more. After all was committed, only the acknowledgement
   * of a resolution is missing.
   */
  boolean isEmpty() {
    return holdings.values().stream()
        .filter(each -> alive && broker.isOwner(each.number, each.epoch))
        .allMatch(Holding::isEmpty);
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
