package org.openedx.eventbus.codec;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.jspecify.annotations.Nullable;

/**
 * Chooses partitions as librdkafka does, CRC-32 of the whole serialised key modulo the number of
 * partitions, so that a Java and a Python producer put a key into the same partition. Kafka's own
 * choice (murmur2) is another one. Records without a key, or with an empty one, go anywhere.
 */
public final class KeyPartitioner implements Partitioner {
  /** The partition of a key that is not empty. */
  public static int partition(byte[] key, int partitions) {
    CRC32 crc = new CRC32();
    crc.update(key);
    return (int) (crc.getValue() % partitions);
  }

  @Override
  public int partition(
      String topic,
      @Nullable Object key,
      byte @Nullable [] keyBytes,
      @Nullable Object value,
      byte @Nullable [] valueBytes,
      Cluster cluster) {
    int partitions = cluster.partitionCountForTopic(topic);
    return keyBytes == null || keyBytes.length == 0
        ? ThreadLocalRandom.current().nextInt(partitions)
        : partition(keyBytes, partitions);
  }

  @Override
  public void configure(Map<String, ?> configs) {}

  @Override
  public void close() {}
}
