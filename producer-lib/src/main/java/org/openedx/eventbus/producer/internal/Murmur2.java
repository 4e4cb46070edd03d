package org.openedx.eventbus.producer.internal;

/**
 * Computes the partition that Kafka's built-in partitioner chooses for a key, for {@code
 * eventbus.producer.partitioner=kafka}.
 *
 * <p>The hash is repeated here for compatibility, not for speed: {@link PartitionGate} must know
 * the partition before Kafka has the record, and Kafka's own classes ({@code BuiltInPartitioner},
 * {@code Utils.murmur2}) are internal and move between versions. A test compares the results.
 */
final class Murmur2 {
  private static final int SEED = 0x9747b28c;
  private static final int M = 0x5bd1e995;

  private Murmur2() {}

  static int partition(byte[] key, int partitions) {
    return (hash(key) & Integer.MAX_VALUE) % partitions;
  }

  private static int hash(byte[] data) {
    int hash = SEED ^ data.length;
    int whole = data.length & ~3;
    for (int at = 0; at < whole; at += 4) {
      int word = littleEndian(data, at, 4) * M;
      word = (word ^ (word >>> 24)) * M;
      hash = (hash * M) ^ word;
    }
    if (whole < data.length) {
      hash = (hash ^ littleEndian(data, whole, data.length - whole)) * M;
    }
    hash = (hash ^ (hash >>> 13)) * M;
    return hash ^ (hash >>> 15);
  }

  private static int littleEndian(byte[] data, int at, int bytes) {
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (data[at + i] & 0xff) << (8 * i);
    }
    return value;
  }
}
