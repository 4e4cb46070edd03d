package org.openedx.eventbus.testkit.delivery;

import java.util.Objects;

/** A partition of a topic. */
record PartitionName(String topic, int partition) implements Comparable<PartitionName> {
  PartitionName {
    Objects.requireNonNull(topic, "topic");
  }

  @Override
  public int compareTo(PartitionName other) {
    int byTopic = topic.compareTo(other.topic);
    return byTopic != 0 ? byTopic : Integer.compare(partition, other.partition);
  }

  @Override
  public String toString() {
    return topic + "-" + partition;
  }
}
