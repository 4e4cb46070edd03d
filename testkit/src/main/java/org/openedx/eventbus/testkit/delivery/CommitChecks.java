package org.openedx.eventbus.testkit.delivery;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.Commit;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.OwnershipChange;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.Partition;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.StoredEvent;
import org.openedx.eventbus.testkit.delivery.Violation.Kind;

/** Checks of the events that commits cover, and of those that a partition's next owner receives. */
final class CommitChecks {
  private CommitChecks() {}

  static List<Violation> committedOffsetNeverAhead(HistorySnapshot history) {
    Map<Partition, List<StoredEvent>> events =
        history.events().stream().collect(groupingBy(each -> each.position().partition()));
    List<Violation> found = new ArrayList<>();
    // Events below the offset of an earlier commit were checked with that commit.
    Map<Partition, Integer> checked = new HashMap<>();
    for (Commit commit : history.commits) {
      List<StoredEvent> all = events.getOrDefault(commit.partition(), List.of());
      for (int i = checked.getOrDefault(commit.partition(), 0); i < all.size(); i++) {
        StoredEvent event = all.get(i);
        if (commit.covers(event.position().offset())) {
          check(commit, event, history, found);
        }
        if (event.position().offset() < commit.offset()) {
          checked.put(commit.partition(), i + 1);
        }
      }
    }
    return found;
  }

  private static void check(
      Commit commit, StoredEvent event, HistorySnapshot history, List<Violation> found) {
    for (HandlerOutcome outcome : history.outcomes(event)) {
      if (outcome.completedAt() > commit.nanos()) {
        String text = outcome + " was not completed at " + commit + ": " + outcome.attempts;
        found.add(new Violation(Kind.COMMITTED_AHEAD, text));
      }
    }
  }

  static List<Violation> noRedeliveryAfterCommit(HistorySnapshot history) {
    Map<Partition, List<Commit>> commits =
        history.commits.stream().collect(groupingBy(Commit::partition));
    List<Violation> found = new ArrayList<>();
    for (HandlerOutcome outcome : history.outcomes()) {
      Partition partition = outcome.event.position().partition();
      for (Attempt attempt : outcome.attempts) {
        if (outcome.isRedriven(attempt)) {
          continue; // the dead letter was delivered, not the committed event
        }
        OwnershipChange assignment = assignmentBefore(attempt, history.ownership(partition));
        if (assignment == null) {
          continue;
        }
        List<Commit> all = commits.getOrDefault(partition, List.of());
        Commit commit = last(all, each -> each.nanos() <= assignment.nanos());
        if (commit != null && commit.covers(attempt.position.offset())) {
          String text = outcome + " was delivered again, " + attempt + ", in spite of " + commit;
          found.add(new Violation(Kind.REDELIVERED_AFTER_COMMIT, text));
        }
      }
    }
    return found;
  }

  private static @Nullable OwnershipChange assignmentBefore(
      Attempt attempt, List<OwnershipChange> ownership) {
    return last(
        ownership,
        each ->
            each.assigned()
                && each.member().equals(attempt.member)
                && each.nanos() <= attempt.begun);
  }

  private static <T> @Nullable T last(List<T> entries, Predicate<T> condition) {
    return entries.stream().filter(condition).reduce((first, second) -> second).orElse(null);
  }
}
