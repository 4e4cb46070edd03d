package org.openedx.eventbus.testkit.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter.Details;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterKey;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.deadletter.model.EventOrigin;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterRecord;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSummary;

/** Simulated dead-letter topic of the group, and what operators do to it. */
final class DeadLetterTopic {
  private final World world;
  private final List<Log> logs = new ArrayList<>();
  private Uuid id;

  /** The dead letters that are neither handled nor discarded nor replaced. */
  private final Map<DeadLetterId, Stored> unresolved = new TreeMap<>();

  /** One partition. */
  private static final class Log {
    final List<DeadLetterRecord> records = new ArrayList<>();
    final Map<Long, Stored> written = new TreeMap<>();
    long start;
  }

  /** A dead letter, and what is known of it without the consumers. */
  private static final class Stored {
    final DeadLetter letter;
    final LoggedEvent event;
    final long since;
    boolean redriven;

    Stored(DeadLetter letter, LoggedEvent event, long since) {
      this.letter = letter;
      this.event = event;
      this.since = since;
    }

    boolean isOf(String handler, LoggedEvent other) {
      return letter.handler().equals(handler) && Objects.equals(event.key, other.key);
    }
  }

  DeadLetterTopic(World world) {
    this.world = world;
    this.id = world.dice.uuid();
    expand(world.plan.deadLetterPartitions);
  }

  Uuid id() {
    return id;
  }

  int partitions() {
    return logs.size();
  }

  private DeadLetterId end(int partition) {
    return new DeadLetterId(partition, logs.get(partition).records.size());
  }

  private int partition(LoggedEvent event, @Nullable DeadLetter replaced) {
    return replaced != null && replaced.id().partition() < logs.size()
        ? replaced.id().partition()
        : Math.floorMod(Objects.hashCode(event.key), logs.size());
  }

  DeadLetter write(
      LoggedEvent event, String handler, Disposition disposition, @Nullable DeadLetter replaced) {
    world.history.deadLetter(handler, event.at(), event.id, disposition.name(), world.now());
    int redrives = replaced == null ? 0 : replaced.redrives() + 1;
    world.tally.parked += disposition == Disposition.PARKED ? 1 : 0;
    int partition = partition(event, replaced);
    DeadLetter letter =
        new DeadLetter(
            end(partition),
            new Details(
                handler,
                disposition,
                world.plan.parks,
                new EventOrigin(
                    SourceTopic.NAME, event.partition, event.offset, event.timestamp, redrives),
                Optional.empty(),
                Optional.empty(),
                1,
                Optional.empty(),
                Instant.EPOCH),
            Optional.empty(),
            Optional.empty(),
            DeadLetterKey.of(event.keyBytes()),
            1);
    if (replaced != null) {
      remove(replaced);
    }
    Stored stored = new Stored(letter, event, world.now());
    unresolved.put(letter.id(), stored);
    logs.get(partition).written.put(letter.id().offset(), stored);
    logs.get(partition)
        .records
        .add(
            new DeadLetterRecord.Written(
                letter, Optional.ofNullable(replaced).map(DeadLetter::id)));
    return letter;
  }

  /**
   * Writes a resolution, which may be of a dead letter that the topic does not have any more.
   *
   * @return its position; empty if the topic does not have its partition any more
   */
  Optional<DeadLetterId> resolve(DeadLetter letter, LoggedEvent event, Resolution.Kind kind) {
    Stored stored = find(letter);
    switch (kind) {
      case REDRIVEN -> {
        world.history.redriven(letter.handler(), event.at(), world.now());
        world.tally.redriven++;
        if (stored != null) {
          stored.redriven = true;
        }
      }
      case PARKED -> {
        world.tally.parkedAgain++;
        if (stored != null) {
          stored.redriven = false;
        }
      }
      case DISCARDED -> {
        world.history.discarded(letter.handler(), event.at(), world.now());
        remove(letter);
      }
      case HANDLED -> remove(letter);
    }
    int partition = letter.id().partition();
    if (partition >= logs.size()) {
      return Optional.empty();
    }
    DeadLetterId end = end(partition);
    Resolution resolution =
        new Resolution(letter.id(), kind, "operator", Instant.EPOCH, Optional.empty());
    logs.get(partition)
        .records
        .add(new DeadLetterRecord.Resolved(end, DeadLetterSummary.of(letter), resolution));
    return Optional.of(end);
  }

  /** Writes the resolution of an operator. */
  void resolve(DeadLetter letter, Resolution.Kind kind) {
    var unused = resolve(letter, Objects.requireNonNull(find(letter)).event, kind);
  }

  /** Returns an unresolved dead letter; null if it is resolved, or another one has its ID. */
  private @Nullable Stored find(DeadLetter letter) {
    Stored stored = unresolved.get(letter.id());
    return stored != null && stored.letter == letter ? stored : null;
  }

  private void remove(DeadLetter letter) {
    if (find(letter) != null) {
      unresolved.remove(letter.id());
    }
  }

  /** Returns the record of a dead letter; null if the topic does not have it any more. */
  @Nullable DeadLetterRecord read(DeadLetterId letter) {
    return letter.partition() < logs.size()
            && letter.offset() >= logs.get(letter.partition()).start
            && letter.offset() < logs.get(letter.partition()).records.size()
        ? read(letter.partition(), letter.offset())
        : null;
  }

  DeadLetterRecord read(int partition, long offset) {
    return logs.get(partition).records.get((int) offset);
  }

  /** Returns the event of a dead letter that the topic has. */
  LoggedEvent event(DeadLetterId letter) {
    return Objects.requireNonNull(logs.get(letter.partition()).written.get(letter.offset())).event;
  }

  long start(int partition) {
    return logs.get(partition).start;
  }

  long size(int partition) {
    return logs.get(partition).records.size();
  }

  /** Returns the open dead letters by key and handler, in the order of their events. */
  List<List<DeadLetter>> byKey() {
    Map<String, List<DeadLetter>> byKey = new TreeMap<>();
    for (Stored each : unresolved.values()) {
      if (!each.redriven) {
        LoggedEvent event = each.event;
        String handler = each.letter.handler();
        String ofKey =
            event.key == null
                ? each.letter.id().toString()
                : handler + " " + event.historyPartition + " " + event.key;
        byKey.computeIfAbsent(ofKey, any -> new ArrayList<>()).add(each.letter);
      }
    }
    byKey
        .values()
        .forEach(ofKey -> ofKey.sort(Comparator.comparing(each -> each.origin().offset())));
    return List.copyOf(byKey.values());
  }

  /**
   * Returns a dead letter of an earlier event that parks the key of an event, and was written
   * before its partition was assigned.
   */
  Optional<DeadLetterId> parkedBehind(LoggedEvent event, String handler, long assigned) {
    return event.key == null
        ? Optional.empty()
        : unresolved.values().stream()
            .filter(each -> each.isOf(handler, event) && each.since < assigned)
            .filter(each -> each.event.timestamp < event.timestamp)
            .map(each -> each.letter.id())
            .findFirst();
  }

  /** Deletes the topic, and creates another one, which reuses the IDs of dead letters. */
  void recreate() {
    forget(unresolved.values().stream());
    int partitions = Math.max(1, logs.size() - world.dice.from(0, 1));
    logs.clear();
    id = world.dice.uuid();
    expand(partitions);
    world.tally.deadLettersRecreated++;
  }

  void expand(int added) {
    for (int i = 0; i < added; i++) {
      logs.add(new Log());
    }
  }

  /** Deletes the beginning of a partition. */
  void expire() {
    int partition = world.dice.from(0, logs.size() - 1);
    Log log = logs.get(partition);
    log.start = Math.min(log.records.size(), log.start + world.dice.from(1, 15));
    forget(
        unresolved.values().stream()
            .filter(each -> each.letter.id().partition() == partition)
            .filter(each -> each.letter.id().offset() < log.start));
    world.tally.deadLettersExpired++;
  }

  /** Removes dead letters that the topic loses: their events need not be handled any more. */
  private void forget(Stream<Stored> lost) {
    for (Stored each : lost.toList()) {
      world.history.discarded(each.letter.handler(), each.event.at(), world.now());
      unresolved.remove(each.letter.id());
    }
  }

  /** Returns whether each dead letter was handled or discarded. */
  boolean isDone() {
    return unresolved.isEmpty();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    unresolved
        .values()
        .forEach(
            each ->
                text.append("\n    ")
                    .append(each.letter.id())
                    .append(each.redriven ? " redriven " : " open ")
                    .append(each.event.at())
                    .append(' ')
                    .append(each.letter.handler()));
    return text.toString();
  }
}
