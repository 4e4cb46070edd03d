package org.openedx.eventbus.testkit.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A history, put in order for the checkers. Not changed any more once it is made. */
final class Recorded {
  /** By place, so events of a partition stand in the order of their offsets. */
  private final TreeMap<Place, StoredEvent> events = new TreeMap<>();

  private final Map<Place, List<Outcome>> outcomes = new LinkedHashMap<>();
  private final List<String> strays = new ArrayList<>();
  private final List<Commit> commits;
  private final Map<PartitionName, List<Tenure>> tenures = new LinkedHashMap<>();

  private Recorded(List<Commit> commits) {
    this.commits = commits;
  }

  static Recorded of(
      List<StoredEvent> sent,
      List<Attempt> attempts,
      List<RecordedDeadLetter> letters,
      List<RecordedResolution> answers,
      List<Commit> commits,
      List<Tenure> tenures) {
    Recorded recorded = new Recorded(sorted(commits, Comparator.comparingLong(Commit::nanos)));
    sent.forEach(recorded::add);
    for (Map.Entry<Place, StoredEvent> each : recorded.events.entrySet()) {
      StoredEvent event = each.getValue();
      List<Outcome> of = new ArrayList<>(event.handlers().size());
      event.handlers().stream().sorted().forEach(name -> of.add(new Outcome(event, name)));
      recorded.outcomes.put(each.getKey(), of);
    }
    sorted(attempts, Comparator.comparingLong(Attempt::begun)).forEach(recorded::add);
    sorted(letters, Comparator.comparingLong(RecordedDeadLetter::nanos)).forEach(recorded::add);
    sorted(answers, Comparator.comparingLong(RecordedResolution::nanos)).forEach(recorded::add);
    for (Tenure tenure : sorted(tenures, Comparator.comparingLong(Tenure::nanos))) {
      recorded.tenures.computeIfAbsent(tenure.partition(), any -> new ArrayList<>()).add(tenure);
    }
    return recorded;
  }

  private static <T> List<T> sorted(List<T> all, Comparator<T> by) {
    List<T> copy = new ArrayList<>(all);
    copy.sort(by);
    return copy;
  }

  private void add(StoredEvent event) {
    StoredEvent before = events.put(event.place(), event);
    if (before != null && !before.id().equals(event.id())) {
      strays.add(before.id() + " and " + event.id() + " both stand at " + event.place());
    }
  }

  private void add(Attempt attempt) {
    Outcome outcome = find(attempt.place(), attempt.handler(), attempt.id(), "was given");
    if (outcome != null) {
      outcome.attempts.add(attempt);
    }
  }

  private void add(RecordedDeadLetter letter) {
    Outcome outcome = find(letter.place(), letter.handler(), letter.id(), "has a dead letter of");
    if (outcome != null) {
      outcome.letters.add(letter);
    }
  }

  private void add(RecordedResolution answer) {
    for (Outcome outcome : outcomes.getOrDefault(answer.place(), List.of())) {
      if (outcome.handler().equals(answer.handler())) {
        outcome.answers.add(answer);
      }
    }
  }

  private @Nullable Outcome find(Place place, String handler, String id, String did) {
    StoredEvent event = events.get(place);
    if (event == null) {
      strays.add(handler + " " + did + " " + id + " at " + place + ", where no event stands");
      return null;
    }
    if (!event.id().equals(id)) {
      strays.add(handler + " " + did + " " + id + " at " + place + ", where " + event + " stands");
      return null;
    }
    for (Outcome outcome : outcomes.getOrDefault(place, List.of())) {
      if (outcome.handler().equals(handler)) {
        return outcome;
      }
    }
    strays.add(handler + " " + did + " " + event + ", which is none of its own");
    return null;
  }

  Collection<StoredEvent> events() {
    return events.values();
  }

  /** Of each event, for each of its handlers; in the order of the offsets. */
  Iterable<Outcome> outcomes() {
    return () -> outcomes.values().stream().flatMap(List::stream).iterator();
  }

  List<Outcome> outcomes(StoredEvent event) {
    return outcomes.getOrDefault(event.place(), List.of());
  }

  /** In the order they were made. */
  List<Commit> commits() {
    return commits;
  }

  /** What was told of events that are not where, or what, it was said. */
  List<String> strays() {
    return strays;
  }

  /** Who took over a partition or lost it, in time. */
  List<Tenure> tenures(PartitionName partition) {
    return tenures.getOrDefault(partition, List.of());
  }

  /**
   * Since when an attempt was at a partition that its member had lost; {@link Long#MAX_VALUE} when
   * it had not until the attempt ended.
   */
  long orphanedAt(Attempt attempt) {
    boolean lost = false;
    for (Tenure tenure : tenures(attempt.through())) {
      if (tenure.nanos() > attempt.begun()) {
        if (lost) {
          return attempt.begun();
        }
        if (tenure.member().equals(attempt.member()) && !tenure.taken()) {
          return tenure.nanos();
        }
      } else if (tenure.member().equals(attempt.member())) {
        lost = !tenure.taken();
      }
    }
    return lost ? attempt.begun() : Long.MAX_VALUE;
  }

  /** Lists of outcomes that have an order among them, each in the order of its offsets. */
  Collection<List<Outcome>> lanes(Scope scope) {
    Map<List<Object>, List<Outcome>> lanes = new LinkedHashMap<>();
    for (Outcome outcome : outcomes()) {
      StoredEvent event = outcome.event();
      if (scope == Scope.PARTITION) {
        add(lanes, List.of(event.place().partition(), outcome.handler()), outcome);
      } else if (event.key() != null) {
        add(lanes, List.of(event.place().partition(), outcome.handler(), event.key()), outcome);
      }
    }
    return lanes.values();
  }

  private static void add(
      Map<List<Object>, List<Outcome>> lanes, List<Object> lane, Outcome outcome) {
    lanes.computeIfAbsent(lane, any -> new ArrayList<>()).add(outcome);
  }
}
