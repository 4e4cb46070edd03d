package org.openedx.eventbus.testkit.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.topics.TopicState;

/** Simulated source topic, and what operators do to it. */
final class SourceTopic {
  static final String NAME = "t";

  private final World world;
  private final List<SourceLog> logs = new ArrayList<>();
  private final Map<Integer, Set<Integer>> historyPartitions = new HashMap<>();
  private Uuid id;

  /** The next partition of the history; the first ones are those of the topic. */
  private int nextPartition = 100;

  private TopicState former;

  /** Until then, some brokers still describe the topic as it was. */
  private long lagsUntil = Long.MIN_VALUE;

  SourceTopic(World world) {
    this.world = world;
    this.id = world.dice.uuid();
    for (int i = 0; i < world.plan.partitions; i++) {
      add(i, world.dice.from(0, 3), world.dice.from(0, 3));
    }
    this.former = state();
  }

  private void add(int historyPartition, long start, int epoch) {
    SourceLog log = new SourceLog(id, logs.size(), historyPartition, start, epoch);
    logs.add(log);
    historyPartitions.computeIfAbsent(log.number, any -> new TreeSet<>()).add(historyPartition);
  }

  /**
   * Returns the partitions of the history whose events the owner of a partition handles: those of
   * the partition, now or before, and redriven ones of partitions that are removed.
   */
  Set<Integer> handledIn(int partition) {
    Set<Integer> all = new TreeSet<>();
    historyPartitions.forEach(
        (number, each) -> {
          if (number == partition || number >= logs.size()) {
            all.addAll(each);
          }
        });
    return all;
  }

  private TopicState state() {
    return new TopicState(TopicState.Status.EXISTS, id, logs.size());
  }

  int partitions() {
    return logs.size();
  }

  List<SourceLog> logs() {
    return logs;
  }

  /** Returns the log of a partition; null if the topic has no such partition any more. */
  @Nullable SourceLog log(int partition) {
    return partition < logs.size() ? logs.get(partition) : null;
  }

  /** Returns the state of the topic, as any broker describes it. */
  TopicState describe() {
    return world.now() < lagsUntil && world.dice.chance(0.5) ? former : state();
  }

  /**
   * Returns the partitions of the history of those that a number of partitions does not include.
   */
  Set<Integer> historyFrom(int partitions) {
    Set<Integer> all = new TreeSet<>();
    historyPartitions.forEach((number, each) -> all.addAll(number >= partitions ? each : Set.of()));
    return all;
  }

  /** Sends an event. */
  LoggedEvent send(String eventId, Fate fate) {
    Dice dice = world.dice;
    String key = dice.chance(world.plan.withoutKey) ? null : "k" + dice.from(1, world.plan.keys);
    int partition =
        key == null ? dice.from(0, logs.size() - 1) : Math.floorMod(key.hashCode(), logs.size());
    SourceLog log = logs.get(partition);
    int gap = dice.chance(world.plan.gaps) ? dice.from(1, 3) : 0;
    LoggedEvent event =
        new LoggedEvent(
            eventId,
            log.historyPartition(),
            partition,
            log.next(gap),
            log.epoch(),
            world.timestamp(),
            key,
            dice.of(world.plan.handlers),
            fate);
    log.append(event);
    world.history.sent(event.at(), key, event.id, event.handlers.toArray(new String[0]));
    return event;
  }

  /** Deletes the topic, and creates another one with the same name. */
  void recreate(int partitions) {
    former = state();
    lagsUntil = world.now() + world.dice.millis(0, 400);
    for (SourceLog log : logs) {
      lose(log, 0);
    }
    logs.clear();
    id = world.dice.uuid();
    for (int i = 0; i < partitions; i++) {
      add(nextPartition++, 0, 0);
    }
    world.tally.recreated++;
  }

  void expand(int added) {
    former = state();
    lagsUntil = world.now() + world.dice.millis(0, 400);
    for (int i = 0; i < added; i++) {
      add(nextPartition++, 0, 0);
    }
    world.tally.expanded++;
  }

  /** Gives a log a leader that has not all of it. */
  void truncate(SourceLog log) {
    long to = Math.max(log.start(), log.end() - world.dice.from(1, 12));
    lose(log, to);
    log.truncate(to, nextPartition++);
    historyPartitions.get(log.number).add(log.historyPartition());
    world.tally.truncated++;
  }

  private void lose(SourceLog log, long from) {
    log.branches()
        .forEach(each -> world.history.truncated(NAME, each.partition(), from, world.now()));
  }

  /**
   * Deletes the beginning of a log; not what was written after a truncation, of which a member that
   * has not noticed that can know nothing.
   */
  void expire(SourceLog log) {
    long to = Math.min(log.end(), log.start() + world.dice.from(1, 15));
    for (SourceLog.Branch each : log.branches()) {
      to = Math.max(log.start(), Math.min(to, log.end(each)));
    }
    log.expire(to);
    for (SourceLog.Branch each : log.branches()) {
      world.history.deleted(NAME, each.partition(), Math.min(to, log.end(each)), world.now());
    }
    world.tally.expired++;
  }
}
