package org.openedx.eventbus.consumer.deadletter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Decides which open letters are redriven. Those of a parked key go in the order of their events or
 * not at all: none before an earlier one, and what is parked goes along with what it is parked
 * behind.
 */
final class RedrivePlan {
  private final Predicate<DeadLetter> meant;
  private final RedriveOptions options;
  private final List<DeadLetter> wanted = new ArrayList<>();
  private final List<DeadLetter> leftAlone = new ArrayList<>();
  private final List<DeadLetter> behind = new ArrayList<>();

  private RedrivePlan(Predicate<DeadLetter> meant, RedriveOptions options) {
    this.meant = meant;
    this.options = options;
  }

  /**
   * @param open all open letters, by where they stand
   * @param meant which of them somebody wants redriven
   */
  static RedriveReport of(
      List<DeadLetter> open, Predicate<DeadLetter> meant, RedriveOptions options) {
    RedrivePlan plan = new RedrivePlan(meant, options);
    Map<ParkedLane, List<DeadLetter>> lanes = new LinkedHashMap<>();
    for (DeadLetter letter : open) {
      ParkedLane lane = ParkedLane.of(letter);
      if (lane == null) {
        plan.decide(letter);
      } else {
        lanes.computeIfAbsent(lane, any -> new ArrayList<>()).add(letter);
      }
    }
    lanes.values().forEach(plan::decide);
    return plan.report();
  }

  private boolean decide(DeadLetter letter) {
    if (!meant.test(letter)) {
      return false;
    }
    boolean often =
        letter.redrives() >= options.maxRedrives() && !isParked(letter) && !options.forced();
    (often ? leftAlone : wanted).add(letter);
    return !often;
  }

  private void decide(List<DeadLetter> lane) {
    List<DeadLetter> events =
        lane.stream().sorted(Comparator.comparingLong(each -> each.source().offset())).toList();
    boolean first = true;
    boolean blocked = false;
    for (DeadLetter letter : events) {
      if (blocked) {
        if (meant.test(letter)) {
          behind.add(letter);
        }
      } else if (!first && isParked(letter)) {
        wanted.add(letter);
      } else {
        blocked = !decide(letter);
      }
      first = false;
    }
  }

  /** Its handler was never given it: how often it was redriven says nothing of it. */
  private static boolean isParked(DeadLetter letter) {
    return letter.disposition() == Disposition.PARKED;
  }

  private RedriveReport report() {
    List<DeadLetter> ordered =
        LetterOrder.of(wanted.stream().sorted(Comparator.comparing(DeadLetter::id)).toList());
    int count = Math.min(ordered.size(), options.limit().orElse(Integer.MAX_VALUE));
    return new RedriveReport(
        ordered.subList(0, count),
        leftAlone.stream().sorted(Comparator.comparing(DeadLetter::id)).toList(),
        behind.stream().sorted(Comparator.comparing(DeadLetter::id)).toList(),
        ordered.size() - count);
  }
}
