package org.openedx.eventbus.testkit.delivery;

import org.openedx.eventbus.event.SentEvent.Placement;

/** Where an event stands. */
record Place(PartitionName partition, long offset) implements Comparable<Place> {
  static Place of(Placement at) {
    return new Place(new PartitionName(at.topic(), at.partition()), at.offset());
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
