package org.openedx.eventbus.consumer.internal.loop;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Positions of Kafka's consumer. Confined to the poll loop's thread. */
public record ReadPositions(ReplaceableConsumer kafka, Engine engine) {
  private static final Logger LOG = LoggerFactory.getLogger(ReadPositions.class);

  /** Returns the positions of the partitions whose committed records have all been read. */
  public Map<TopicPartition, Long> caughtUp() {
    Map<TopicPartition, Long> positions = new HashMap<>();
    for (Partition each : engine.partitions()) {
      TopicPartition at = each.topicPartition();
      try {
        if (kafka.get().currentLag(at).orElse(-1) == 0) {
          positions.put(at, kafka.get().position(at, Duration.ZERO));
        }
      } catch (KafkaException | IllegalStateException e) {
        // Revoked meanwhile, or not known yet. Consuming a wake-up is harmless.
        LOG.trace("{} has no position", at, e);
      }
    }
    return positions;
  }
}
