package org.openedx.eventbus.testkit.delivery;

/** Where an event stands. */
record Place(PartitionName partition, long offset) implements Comparable<Place> {
  Place(String topic, int partition, long offset) {
    this(new PartitionName(topic, partition), offset);
  }

  @Override
  public int compareTo(Place other) {
    int byPartition = partition.compareTo(other.partition);
    return byPartition != 0 ? byPartition : Long.compare(offset, other.offset);
  }

  @Override
  public String toString() {
    return partition + "@" + offset;
  }
}
