package org.openedx.eventbus.testkit.delivery;

import java.util.Objects;
import java.util.function.LongPredicate;

/** What a member said is done with, and the group believed. */
record Commit(
    String member, PartitionName partition, long offset, LongPredicate finishedBeyond, long nanos) {
  Commit {
    Objects.requireNonNull(member, "member");
    Objects.requireNonNull(finishedBeyond, "finishedBeyond");
  }

  boolean covers(long other) {
    return other < offset || finishedBeyond.test(other);
  }

  @Override
  public String toString() {
    return "commit " + offset + " of " + partition + " by " + member + " at " + nanos;
  }
}
