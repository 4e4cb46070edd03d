package org.openedx.eventbus.testkit.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who takes over a partition is given nothing that the last commit before covers. It sees only
 * members whose {@link DeliveryHistory#assigned} was told. Of Jepsen's classes:
 * <em>nonmonotonic-poll</em> and <em>int-nonmonotonic-poll</em>, where no rebalance explains them.
 */
final class NothingCommittedAgain extends Guarantee {
  @Override
  List<Violation> violations(Recorded recorded) {
    Map<PartitionName, List<Commit>> commits = new HashMap<>();
    for (Commit commit : recorded.commits()) {
      commits.computeIfAbsent(commit.partition(), any -> new ArrayList<>()).add(commit);
    }
    List<Violation> found = new ArrayList<>();
    for (Outcome outcome : recorded.outcomes()) {
      PartitionName partition = outcome.event().place().partition();
      for (Attempt attempt : outcome.attempts) {
        if (outcome.isRedriven(attempt)) {
          continue; // it comes from its letter
        }
        Tenure tenure = tenure(attempt, recorded.tenures(partition));
        Commit last = tenure == null ? null : last(commits.get(partition), tenure.nanos());
        if (last != null && last.covers(attempt.place().offset())) {
          found.add(
              new Violation(
                  Violation.Kind.GIVEN_AGAIN,
                  outcome + " was given again, " + attempt + ", in spite of " + last));
        }
      }
    }
    return found;
  }

  private static @Nullable Tenure tenure(Attempt attempt, List<Tenure> tenures) {
    Tenure found = null;
    for (Tenure each : tenures) {
      if (each.taken()
          && each.member().equals(attempt.member())
          && each.nanos() <= attempt.begun()) {
        found = each;
      }
    }
    return found;
  }

  private static @Nullable Commit last(@Nullable List<Commit> commits, long at) {
    Commit found = null;
    if (commits != null) {
      for (Commit each : commits) {
        if (each.nanos() <= at) {
          found = each;
        }
      }
    }
    return found;
  }
}
