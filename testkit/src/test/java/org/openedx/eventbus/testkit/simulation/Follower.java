package org.openedx.eventbus.testkit.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterRecord;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.parking.KnownDeadLetters;
import org.openedx.eventbus.consumer.internal.parking.UnresolvedPositions;

/** Reader of the dead-letter topic for a member, with a delay. */
final class Follower {
  private final World world;
  private final Broker broker;
  private final Member member;
  private final KnownDeadLetters known;
  private final UnresolvedPositions unresolved = new UnresolvedPositions();
  private final List<Waiting> waiting = new ArrayList<>();
  private final Map<Integer, Long> positions = new TreeMap<>();
  private @Nullable Uuid topicId;
  private boolean planned;
  private long refreshDue;

  /** Newly assigned partitions, and the end of the dead-letter topic at that time. */
  private static final class Waiting {
    final List<Partition> partitions;
    @Nullable Map<Integer, Long> ends;

    Waiting(List<Partition> partitions) {
      this.partitions = partitions;
    }
  }

  Follower(World world, Broker broker, Member member, KnownDeadLetters known) {
    this.world = world;
    this.broker = broker;
    this.member = member;
    this.known = known;
    this.refreshDue = world.now();
  }

  void catchUp(List<Partition> partitions) {
    waiting.add(new Waiting(partitions));
    wake();
  }

  void wake() {
    if (!planned) {
      planned = true;
      long delay = world.dice.chance(0.1) ? world.dice.millis(0, 800) : world.dice.millis(0, 20);
      world.time.in(delay, this::step);
    }
  }

  private DeadLetterTopic topic() {
    return broker.deadLetters();
  }

  private void step() {
    planned = false;
    if (!member.isAlive()) {
      return;
    }
    if (topicId == null) {
      begin(true);
    } else if (isOutOfRange()) {
      restart();
      begin(false);
    }
    if (world.now() >= refreshDue) {
      refresh();
    }
    prepareCatchUps();
    read();
    reportCatchUps();
    member.wake(0);
    if (!waiting.isEmpty() || !isRead(ends())) {
      wake();
    }
  }

  private void begin(boolean remembered) {
    topicId = topic().id();
    positions.clear();
    addPartitions();
    if (remembered) {
      broker
          .rememberedDeadLetters(topicId)
          .forEach(
              (partition, position) -> {
                if (positions.containsKey(partition)) {
                  positions.put(partition, position);
                }
              });
    }
  }

  private void addPartitions() {
    for (int i = 0; i < topic().partitions(); i++) {
      positions.putIfAbsent(i, topic().start(i));
    }
  }

  /** Returns whether the topic does not have the next records, which Kafka's client reports. */
  private boolean isOutOfRange() {
    return positions.entrySet().stream()
        .anyMatch(
            each ->
                each.getKey() < topic().partitions()
                    && (each.getValue() < topic().start(each.getKey())
                        || each.getValue() > topic().size(each.getKey())));
  }

  /** Reads the topic again if it was recreated, and otherwise its new partitions as well. */
  private void compare() {
    if (topic().id().equals(topicId)) {
      addPartitions();
    } else {
      restart();
      begin(true);
    }
  }

  private void refresh() {
    compare();
    Map<Integer, Long> starts = new HashMap<>();
    positions.keySet().forEach(each -> starts.put(each, topic().start(each)));
    unresolved.removeBelow(starts);
    known.onRefreshed(starts, Map.of(SourceTopic.NAME, broker.topic().partitions()));
    if (waiting.isEmpty() && member.remembersPositions()) {
      broker.rememberDeadLetters(topic().id(), unresolved.firstOr(positions));
    }
    long interval = world.dice.millis(300, 2_000);
    refreshDue = world.now() + interval;
    world.time.in(interval, this::wake);
  }

  /** Reads the topic again. */
  private void restart() {
    unresolved.clear();
    waiting.forEach(each -> each.ends = null);
    waiting.add(new Waiting(known.restart()));
  }

  private void prepareCatchUps() {
    if (waiting.stream().anyMatch(each -> each.ends == null)) {
      compare();
      Map<Integer, Long> ends = ends();
      waiting.stream().filter(each -> each.ends == null).forEach(each -> each.ends = ends);
    }
  }

  private Map<Integer, Long> ends() {
    Map<Integer, Long> ends = new HashMap<>();
    for (int i = 0; i < topic().partitions(); i++) {
      ends.put(i, topic().size(i));
    }
    return ends;
  }

  private boolean isRead(Map<Integer, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  private void read() {
    List<DeadLetterRecord> records = new ArrayList<>();
    int most = world.dice.from(1, 10);
    int first = world.dice.from(0, 7);
    for (int i = 0; i < topic().partitions() && records.size() < most; i++) {
      int partition = (first + i) % topic().partitions();
      Long next = positions.get(partition);
      while (next != null && next < topic().size(partition) && records.size() < most) {
        DeadLetterRecord record = topic().read(partition, next++);
        unresolved.read(record);
        records.add(record);
        positions.put(partition, next);
      }
    }
    known.read(records);
  }

  private void reportCatchUps() {
    for (Waiting each : List.copyOf(waiting)) {
      if (each.ends != null && isRead(each.ends)) {
        waiting.remove(each);
        known.onCaughtUp(each.partitions);
      }
    }
  }
}
