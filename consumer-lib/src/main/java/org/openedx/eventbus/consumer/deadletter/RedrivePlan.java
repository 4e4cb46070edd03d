package org.openedx.eventbus.consumer.deadletter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterKey;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.deadletter.model.EventOrigin;
import org.openedx.eventbus.consumer.internal.deadletter.ParkedKey;

/**
 * Decides which open dead letters are redriven, and in which order.
 *
 * <p>Those of a parked key are redriven in the order of their events or not at all: none before an
 * earlier one, and parked events together with the dead letter that they are parked behind.
 */
final class RedrivePlan {
  /**
   * Order of events of one partition; of others there is none, and the older dead letter comes
   * first.
   */
  private static final Comparator<DeadLetter> BY_EVENT =
      Comparator.comparing(
              DeadLetter::origin,
              Comparator.comparing(EventOrigin::topic)
                  .thenComparingInt(EventOrigin::partition)
                  .thenComparingLong(EventOrigin::offset))
          .thenComparing(DeadLetter::id);

  private static final Comparator<DeadLetter> BY_ID = Comparator.comparing(DeadLetter::id);

  private final Predicate<DeadLetter> filter;
  private final RedriveOptions options;
  private final List<DeadLetter> redriven = new ArrayList<>();
  private final List<DeadLetter> maxRedrivesReached = new ArrayList<>();
  private final List<DeadLetter> stillParked = new ArrayList<>();

  private RedrivePlan(Predicate<DeadLetter> filter, RedriveOptions options) {
    this.filter = filter;
    this.options = options;
  }

  /**
   * Plans a redrive.
   *
   * @param open all open dead letters, ordered by ID
   * @param filter matches those to redrive
   */
  static RedriveReport of(
      List<DeadLetter> open, Predicate<DeadLetter> filter, RedriveOptions options) {
    RedrivePlan plan = new RedrivePlan(filter, options);
    Map<ParkedKey, List<DeadLetter>> ofParkedKeys = new LinkedHashMap<>();
    for (DeadLetter each : open) {
      ParkedKey key = ParkedKey.of(each);
      if (key == null) {
        var unused = plan.decide(each, filter);
      } else {
        ofParkedKeys.computeIfAbsent(key, any -> new ArrayList<>()).add(each);
      }
    }
    ofParkedKeys.values().forEach(plan::decide);
    return plan.report();
  }

  /** Returns whether a dead letter is redriven. */
  private boolean decide(DeadLetter deadLetter, Predicate<DeadLetter> condition) {
    if (!condition.test(deadLetter)) {
      return false;
    }
    boolean tooOften = deadLetter.redrives() >= options.maxRedrives() && !options.forced();
    (tooOften ? maxRedrivesReached : redriven).add(deadLetter);
    return !tooOften;
  }

  private void decide(List<DeadLetter> ofParkedKey) {
    boolean first = true;
    boolean blocked = false;
    for (DeadLetter each : byEvent(ofParkedKey)) {
      if (blocked) {
        if (filter.test(each)) {
          stillParked.add(each);
        }
      } else {
        boolean follows = !first && each.disposition() == Disposition.PARKED;
        blocked = !decide(each, follows ? any -> true : filter);
      }
      first = false;
    }
  }

  /**
   * Sorts dead letters of one key by event. If its topic was expanded, they are of several
   * partitions: those of a partition come together, the partition with the earliest event first.
   */
  private static List<DeadLetter> byEvent(List<DeadLetter> ofKey) {
    Map<TopicPartition, Long> earliest = new HashMap<>();
    ofKey.forEach(
        each -> earliest.merge(partition(each), each.origin().timestampMillis(), Math::min));
    return ofKey.stream()
        .sorted(
            Comparator.<DeadLetter>comparingLong(
                    each -> earliest.getOrDefault(partition(each), Long.MAX_VALUE))
                .thenComparing(BY_EVENT))
        .toList();
  }

  private static TopicPartition partition(DeadLetter deadLetter) {
    return new TopicPartition(deadLetter.origin().topic(), deadLetter.origin().partition());
  }

  private RedriveReport report() {
    List<DeadLetter> ordered = ordered(redriven.stream().sorted(BY_ID).toList());
    int count = Math.min(ordered.size(), options.limit().orElse(Integer.MAX_VALUE));
    return new RedriveReport(
        ordered.subList(0, count),
        maxRedrivesReached.stream().sorted(BY_ID).toList(),
        stillParked.stream().sorted(BY_ID).toList(),
        ordered.size() - count);
  }

  /**
   * Brings dead letters of one key into the order of their events, which is another one where an
   * event has failed again since. Otherwise keeps the order of their IDs, so that reading is quick.
   */
  private static List<DeadLetter> ordered(List<DeadLetter> byId) {
    Map<DeadLetterKey, List<Integer>> indexes = new HashMap<>();
    for (int i = 0; i < byId.size(); i++) {
      DeadLetterKey key = byId.get(i).key();
      if (key.bytes().isPresent()) {
        indexes.computeIfAbsent(key, any -> new ArrayList<>()).add(i);
      }
    }
    List<DeadLetter> ordered = new ArrayList<>(byId);
    for (List<Integer> ofKey : indexes.values()) {
      List<DeadLetter> byEvent = byEvent(ofKey.stream().map(byId::get).toList());
      for (int i = 0; i < ofKey.size(); i++) {
        ordered.set(ofKey.get(i), byEvent.get(i));
      }
    }
    return ordered;
  }
}
