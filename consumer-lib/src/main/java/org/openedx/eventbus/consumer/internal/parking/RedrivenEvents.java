package org.openedx.eventbus.consumer.internal.parking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.EventOrigin;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSummary;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.Partition;

/**
 * The redriven dead letters of the group that are neither handled nor dead letters again, and which
 * of them the engine has.
 *
 * <p>The event of each is for the member that owns the partition of the event, so that it cannot
 * run beside another event of its key. {@link #select} returns those that this member should read.
 * Only a limited number of events is in memory; the others follow when those are handled, in the
 * order of their offsets.
 *
 * <p>Not thread-safe: confined to the engine's thread.
 */
public final class RedrivenEvents {
  /** Maximum number of events that the engine has at a time. */
  static final int MAX_LOADED = 1_000;

  /** Maximum size of the events that are read at a time; the engine has up to twice as much. */
  static final long MAX_READ_BYTES = 8L << 20;

  /**
   * Limits of the number of events that are read at a time. Events are read by their positions, and
   * each time takes several requests, whether for one event or for all. If not all of them fitted,
   * fewer are read the next time.
   */
  static final int MIN_READING = 20;

  private static final int MAX_READING = 500;

  private static final Comparator<Entry> BY_EVENT =
      Comparator.<Entry>comparingInt(each -> each.deadLetter.origin().partition())
          .thenComparingLong(each -> each.deadLetter.origin().offset())
          .thenComparing(each -> each.deadLetter.id());

  private final Map<DeadLetterId, Entry> entries = new HashMap<>();

  /** By the partition whose owner handles the event. */
  private final Map<TopicPartition, TreeSet<Entry>> byOwnedPartition = new HashMap<>();

  private final Set<Entry> loaded = new HashSet<>();
  private int maxReading = MIN_READING;
  private boolean postponed;
  private Map<String, Integer> partitionCounts = Map.of();

  /** Partitions of events which their topic does not have any more, or does not have yet. */
  private final Set<TopicPartition> missing = new HashSet<>();

  /** Those of them that are missing by a number of partitions that was looked up afterwards. */
  private Set<TopicPartition> removed = Set.of();

  /**
   * A dead letter to read and to pass to {@link Engine#redrive}.
   *
   * @param partition the assignment that gets its event
   */
  public record Selected(DeadLetterSummary deadLetter, Partition partition) {}

  private static final class Entry {
    final DeadLetterSummary deadLetter;
    final TopicPartition ownedPartition;

    /** The assignment that has its event, or gets it; null if there is none. */
    @Nullable Partition loadedInto;

    /** Size of the event; 0 while it is being read. */
    int bytes;

    Entry(DeadLetterSummary deadLetter, TopicPartition ownedPartition) {
      this.deadLetter = deadLetter;
      this.ownedPartition = ownedPartition;
    }

    /** Compares the handlers and the positions of the events, whose redrives differ. */
    boolean isOf(DeadLetterSummary other) {
      EventOrigin origin = deadLetter.origin();
      return deadLetter.handler().equals(other.handler())
          && origin.topic().equals(other.origin().topic())
          && origin.partition() == other.origin().partition()
          && origin.offset() == other.origin().offset()
          && origin.timestampMillis() == other.origin().timestampMillis();
    }

    boolean isBelow(int partition, long offset) {
      return deadLetter.id().partition() == partition && deadLetter.id().offset() < offset;
    }
  }

  void add(DeadLetterSummary deadLetter) {
    if (!entries.containsKey(deadLetter.id())) {
      String topic = deadLetter.origin().topic();
      int partition = deadLetter.origin().partition();
      if (partition >= partitionCounts.getOrDefault(topic, 0)) {
        missing.add(new TopicPartition(topic, partition));
      }
      TopicPartition owned = new TopicPartition(topic, ownedPartition(topic, partition));
      Entry added = new Entry(deadLetter, owned);
      entries.put(deadLetter.id(), added);
      byOwnedPartition
          .computeIfAbsent(added.ownedPartition, any -> new TreeSet<>(BY_EVENT))
          .add(added);
    }
  }

  /** Removes the dead letter with an ID, if it is of the same event as another one. */
  void remove(DeadLetterId id, DeadLetterSummary ofEvent) {
    Entry entry = entries.get(id);
    if (entry != null && entry.isOf(ofEvent)) {
      remove(entry);
    }
  }

  private void remove(Entry entry) {
    entries.remove(entry.deadLetter.id());
    loaded.remove(entry);
    TreeSet<Entry> others = byOwnedPartition.get(entry.ownedPartition);
    if (others != null && others.remove(entry) && others.isEmpty()) {
      byOwnedPartition.remove(entry.ownedPartition);
    }
  }

  int removeBelow(int partition, long offset) {
    List<Entry> expired =
        entries.values().stream().filter(each -> each.isBelow(partition, offset)).toList();
    expired.forEach(this::remove);
    return expired.size();
  }

  void clear() {
    entries.clear();
    byOwnedPartition.clear();
    loaded.clear();
    missing.clear();
  }

  /** Returns whether an event is redriven, and neither handled nor a dead letter again. */
  public boolean contains(DeadLetterId id) {
    return entries.containsKey(id);
  }

  /** Returns the number of redriven events without an outcome, of the whole group. */
  public int size() {
    return entries.size();
  }

  /**
   * Returns whether partitions of events are missing by a number of partitions that was looked up
   * before these were added: their topic was expanded since, or recreated.
   */
  public boolean awaitsPartitionCounts() {
    return !removed.containsAll(missing);
  }

  /**
   * Sets the numbers of partitions of topics. An event of a partition that its topic no longer has
   * is handled by the owner of another one.
   */
  public void setPartitionCounts(Map<String, Integer> counts) {
    missing.removeIf(each -> each.partition() < counts.getOrDefault(each.topic(), 0));
    if (!partitionCounts.equals(counts) || !removed.equals(missing)) {
      partitionCounts = Map.copyOf(counts);
      removed = Set.copyOf(missing);
      List<DeadLetterSummary> all = entries.values().stream().map(each -> each.deadLetter).toList();
      Map<DeadLetterId, Entry> before = Map.copyOf(entries);
      clear();
      for (DeadLetterSummary each : all) {
        add(each);
        Entry old = before.get(each.id());
        Entry now = entries.get(each.id());
        if (old != null && now != null && old.ownedPartition.equals(now.ownedPartition)) {
          now.loadedInto = old.loadedInto;
          now.bytes = old.bytes;
        }
      }
      entries.values().stream().filter(each -> each.loadedInto != null).forEach(loaded::add);
    }
  }

  /** Returns the partition whose owner handles the redriven events of a partition. */
  int ownedPartition(String topic, int partition) {
    return removed.contains(new TopicPartition(topic, partition))
        ? partition % partitionCounts.getOrDefault(topic, Integer.MAX_VALUE)
        : partition;
  }

  /** Selects dead letters to read for the engine, and counts their events as loaded. */
  public List<Selected> select(Engine engine) {
    loaded.removeIf(
        each ->
            each.loadedInto == null || engine.partition(each.ownedPartition) != each.loadedInto);
    int room = room();
    List<Selected> selected = new ArrayList<>();
    byOwnedPartition.forEach(
        (at, all) -> {
          Partition partition = engine.partition(at);
          if (partition != null && !partition.isRevoked() && partition.areDeadLettersKnown()) {
            select(all, partition, room, selected);
          }
        });
    return selected;
  }

  /**
   * The first one of a partition is selected in any case, so that others can wait for it.
   *
   * @param room how many are selected at most
   */
  private void select(
      SortedSet<Entry> all, Partition partition, int room, List<Selected> selected) {
    for (Entry each : all) {
      if (each.loadedInto != partition) {
        if (selected.size() >= room && each != all.first()) {
          return;
        }
        each.loadedInto = partition;
        each.bytes = 0;
        loaded.add(each);
        selected.add(new Selected(each.deadLetter, partition));
      }
    }
  }

  /** Returns how many more events can be read now: none while others are being read. */
  private int room() {
    long bytes = 0;
    for (Entry each : loaded) {
      if (each.bytes == 0) {
        return 0;
      }
      bytes += each.bytes;
    }
    if (loaded.size() > MAX_LOADED / 2 || bytes >= MAX_READ_BYTES) {
      return 0;
    }
    maxReading = postponed ? MIN_READING : Math.min(MAX_READING, 2 * maxReading);
    postponed = false;
    return maxReading;
  }

  /** Records that the engine has the event of a selected dead letter. */
  public void passed(DeadLetterId id, int bytes) {
    Entry entry = entries.get(id);
    if (entry != null) {
      entry.bytes = Math.max(1, bytes);
    }
  }

  /**
   * Takes back a selected dead letter that was not read, so that it is selected again. The caller
   * also takes back those that were selected after it, because events are handled in their order.
   */
  void postpone(Selected selected) {
    Entry entry = entries.get(selected.deadLetter().id());
    if (entry != null && entry.bytes == 0 && entry.loadedInto == selected.partition()) {
      entry.loadedInto = null;
      loaded.remove(entry);
      postponed = true;
    }
  }
}
