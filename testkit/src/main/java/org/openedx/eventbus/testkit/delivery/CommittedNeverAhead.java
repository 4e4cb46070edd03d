package org.openedx.eventbus.testkit.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a commit covers, below its offset or beyond it, was handled or written for each of its
 * handlers by then. A crash right after it would lose the event otherwise: the cause behind
 * <em>lost-write</em> and <em>int-poll-skip</em>, seen also where no crash followed.
 */
final class CommittedNeverAhead extends Guarantee {
  @Override
  List<Violation> violations(Recorded recorded) {
    Map<PartitionName, List<StoredEvent>> events = new HashMap<>();
    for (StoredEvent event : recorded.events()) {
      events.computeIfAbsent(event.place().partition(), any -> new ArrayList<>()).add(event);
    }
    List<Violation> found = new ArrayList<>();
    // What an earlier commit covered below its offset was looked at then.
    Map<PartitionName, Integer> seen = new HashMap<>();
    for (Commit commit : recorded.commits()) {
      List<StoredEvent> all = events.getOrDefault(commit.partition(), List.of());
      int next = seen.getOrDefault(commit.partition(), 0);
      for (int i = next; i < all.size(); i++) {
        StoredEvent event = all.get(i);
        if (commit.covers(event.place().offset())) {
          check(commit, event, recorded, found);
        }
        if (event.place().offset() < commit.offset()) {
          seen.put(commit.partition(), i + 1);
        }
      }
    }
    return found;
  }

  private static void check(
      Commit commit, StoredEvent event, Recorded recorded, List<Violation> found) {
    for (Outcome outcome : recorded.outcomes(event)) {
      if (outcome.settledAt() > commit.nanos()) {
        found.add(
            new Violation(
                Violation.Kind.COMMITTED_AHEAD,
                outcome + " was not done with at " + commit + ": " + outcome.attempts));
      }
    }
  }
}
