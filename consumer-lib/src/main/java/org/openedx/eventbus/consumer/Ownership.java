package org.openedx.eventbus.consumer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.internal.parking.Parking;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes partitions over, with what is known of them. Used by the poll loop's thread alone. */
final class Ownership {
  private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);

  private final Engine engine;
  private final Parking parking;
  private final String redriveTopic;

  Ownership(Engine engine, Parking parking, String redriveTopic) {
    this.engine = engine;
    this.parking = parking;
    this.redriveTopic = redriveTopic;
  }

  /**
   * Partitions came here.
   *
   * @param committed what the group has committed of them; those without a commit are missing
   */
  void take(Iterable<TopicPartition> came, Map<TopicPartition, OffsetAndMetadata> committed) {
    List<Partition> partitions = new ArrayList<>();
    for (TopicPartition each : came) {
      OffsetAndMetadata at = committed.get(each);
      CompletedOffsets finished =
          at == null ? CompletedOffsets.NONE : CompletedOffsets.decode(at.offset(), at.metadata());
      partitions.add(assign(each, at == null ? -1 : at.offset(), finished));
      if (at != null && !finished.isEmpty()) {
        LOG.info("{} goes on at {}; handled already: {}", each, at.offset(), finished);
      }
    }
    parking.onAssigned(partitions);
  }

  /** A partition begins anew, at an offset below what was read of it. */
  Partition takeAnew(TopicPartition at, long offset) {
    Partition anew = assign(at, offset, CompletedOffsets.NONE);
    parking.onAssigned(List.of(anew));
    return anew;
  }

  private Partition assign(TopicPartition at, long position, CompletedOffsets finished) {
    Partition partition = engine.assign(at, position, finished);
    if (at.topic().equals(redriveTopic)) {
      partition.markRedrive();
    }
    return partition;
  }
}
