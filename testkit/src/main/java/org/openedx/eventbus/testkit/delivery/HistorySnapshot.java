package org.openedx.eventbus.testkit.delivery;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openedx.eventbus.testkit.delivery.Guarantee.Scope;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.Commit;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.DeadLetter;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.Deletion;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.LossReport;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.OwnershipChange;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.Partition;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.Position;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.Resolution;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.StoredEvent;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.Truncation;

/** Snapshot of a delivery history, ordered for the checks. Not changed after its construction. */
final class HistorySnapshot {
  /** By position, so that events of a partition are in the order of their offsets. */
  private final TreeMap<Position, StoredEvent> events = new TreeMap<>();

  private final Map<Position, List<HandlerOutcome>> outcomes = new LinkedHashMap<>();

  /** Descriptions of entries whose event the topic does not contain at their position. */
  final List<String> mismatches = new ArrayList<>();

  /** In the order of their times. */
  final List<Commit> commits;

  private final Map<Partition, List<OwnershipChange>> ownership;

  /** In the order of their times. */
  final List<LossReport> lossReports;

  HistorySnapshot(
      List<StoredEvent> sent,
      List<Attempt> attempts,
      List<DeadLetter> deadLetters,
      List<Resolution> resolutions,
      List<Commit> commits,
      List<OwnershipChange> ownership,
      List<Deletion> deletions,
      List<Truncation> truncations,
      List<LossReport> lossReports) {
    this.commits = HistoryEntry.sorted(commits);
    sent.forEach(this::add);
    events.forEach(
        (position, event) ->
            outcomes.put(
                position,
                event.handlers().stream()
                    .sorted()
                    .map(handler -> new HandlerOutcome(event, handler))
                    .toList()));
    attempts.stream().sorted(Comparator.comparingLong(attempt -> attempt.begun)).forEach(this::add);
    HistoryEntry.sorted(deadLetters).forEach(this::add);
    HistoryEntry.sorted(resolutions).forEach(this::add);
    this.ownership =
        HistoryEntry.sorted(ownership).stream().collect(groupingBy(OwnershipChange::partition));
    HistoryEntry.sorted(deletions).forEach(this::add);
    HistoryEntry.sorted(truncations).forEach(this::add);
    this.lossReports = HistoryEntry.sorted(lossReports);
  }

  private void add(StoredEvent event) {
    StoredEvent before = events.put(event.position(), event);
    if (before != null && !before.id().equals(event.id())) {
      mismatches.add(event.position() + " contains both " + before.id() + " and " + event.id());
    }
  }

  private void add(Attempt attempt) {
    find(attempt.position, attempt.handler, attempt.id, "received")
        .ifPresent(outcome -> outcome.attempts.add(attempt));
  }

  private void add(DeadLetter letter) {
    find(letter.position(), letter.handler(), letter.id(), "has a dead letter of")
        .ifPresent(outcome -> outcome.deadLetters.add(letter));
  }

  private void add(Resolution resolution) {
    find(resolution.position(), resolution.handler())
        .ifPresent(outcome -> outcome.resolutions.add(resolution));
  }

  private void add(Deletion deletion) {
    between(deletion.partition(), 0, deletion.logStart())
        .forEach(outcome -> outcome.deleted(deletion.nanos()));
  }

  private void add(Truncation truncation) {
    between(truncation.partition(), truncation.logEnd(), Long.MAX_VALUE)
        .forEach(outcome -> outcome.truncated(truncation.nanos()));
  }

  /** Returns the outcomes of the events of a partition from one offset to before another one. */
  private Stream<HandlerOutcome> between(Partition partition, long from, long to) {
    Position start = new Position(partition, from);
    Position end = new Position(partition, to);
    return events.subMap(start, end).keySet().stream()
        .flatMap(position -> outcomes.getOrDefault(position, List.of()).stream());
  }

  private Optional<HandlerOutcome> find(Position position, String handler, String id, String did) {
    StoredEvent event = events.get(position);
    if (event == null || !event.id().equals(id)) {
      mismatches.add(
          "%s %s %s at %s, which contains %s"
              .formatted(handler, did, id, position, event == null ? "no event" : event));
      return Optional.empty();
    }
    Optional<HandlerOutcome> outcome = find(position, handler);
    if (outcome.isEmpty()) {
      mismatches.add(handler + " " + did + " " + event + ", which has no such handler");
    }
    return outcome;
  }

  private Optional<HandlerOutcome> find(Position position, String handler) {
    return outcomes.getOrDefault(position, List.of()).stream()
        .filter(outcome -> outcome.handler.equals(handler))
        .findFirst();
  }

  Collection<StoredEvent> events() {
    return events.values();
  }

  /** Returns the outcomes of each event for each of its handlers, in the order of the offsets. */
  List<HandlerOutcome> outcomes() {
    return outcomes.values().stream().flatMap(List::stream).toList();
  }

  List<HandlerOutcome> outcomes(StoredEvent event) {
    return outcomes.getOrDefault(event.position(), List.of());
  }

  /** Returns the assignments and losses of a partition, in the order of their times. */
  List<OwnershipChange> ownership(Partition partition) {
    return ownership.getOrDefault(partition, List.of());
  }

  /**
   * Returns the time since which the member of a running attempt did not own its partition, or
   * {@link HandlerOutcome#NEVER} if it owned the partition until the attempt ended.
   */
  long orphanedAt(Attempt attempt) {
    boolean lost = false;
    for (OwnershipChange change : ownership(attempt.position.partition())) {
      if (change.nanos() > attempt.begun) {
        if (lost) {
          return attempt.begun;
        }
        if (change.member().equals(attempt.member) && !change.assigned()) {
          return change.nanos();
        }
      } else if (change.member().equals(attempt.member)) {
        lost = !change.assigned();
      }
    }
    return lost ? attempt.begun : HandlerOutcome.NEVER;
  }

  /**
   * Returns groups of outcomes that are ordered among themselves, each in the order of its offsets.
   */
  Collection<List<HandlerOutcome>> orderedGroups(Scope scope) {
    Map<List<Object>, List<HandlerOutcome>> groups = new LinkedHashMap<>();
    for (HandlerOutcome outcome : outcomes()) {
      Partition partition = outcome.event.position().partition();
      String key = scope == Scope.PARTITION ? "" : outcome.event.key();
      if (key != null) {
        groups
            .computeIfAbsent(List.of(partition, outcome.handler, key), any -> new ArrayList<>())
            .add(outcome);
      }
    }
    return groups.values();
  }
}
