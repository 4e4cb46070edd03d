package org.openedx.eventbus.codec;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.jspecify.annotations.Nullable;

/**
 * Partitioner that is compatible with Open edX: CRC-32 of the serialized key modulo the number of
 * partitions.
 *
 * <p>librdkafka, which Python producers use, does the same, so Java and Python producers send a key
 * to the same partition. Kafka's default partitioner uses murmur2 and chooses other partitions.
 * Records with a null or empty key go to a random partition.
 */
public final class KeyPartitioner implements Partitioner {
  /** Returns the partition of a key that is not empty. */
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
