package org.openedx.eventbus.testkit.delivery;

import java.util.Objects;

/** A member's taking over a partition, or losing it with handlers still at it. */
record Tenure(String member, PartitionName partition, boolean taken, long nanos) {
  Tenure {
    Objects.requireNonNull(member, "member");
  }
}
