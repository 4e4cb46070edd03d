package org.openedx.eventbus.codec;

import java.util.Map;
import java.util.Objects;
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
 * Records with a null or empty key are sent to a random partition.
 *
 * <p>For example {@code partitioner.class=org.openedx.eventbus.codec.KeyPartitioner}.
 */
public final class KeyPartitioner implements Partitioner {
  /** Creates a partitioner; Kafka calls this constructor. */
  public KeyPartitioner() {}

  /**
   * {@return the partition of a key}
   *
   * @param key the serialized key, not empty
   * @param partitions the number of partitions of the topic
   */
  public static int partition(byte[] key, int partitions) {
    CRC32 crc = new CRC32();
    crc.update(Objects.requireNonNull(key, "key"));
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
