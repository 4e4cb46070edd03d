package org.openedx.eventbus.producer.internal;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gate of the partitions of one topic. The first keyed record to a partition is sent alone; the
 * next ones are sent once it is acknowledged.
 *
 * <p>A partition leader accepts any first sequence number of an idempotent producer. If the leader
 * changes while several first batches are in flight, a later batch can be stored before an earlier
 * one. After one acknowledgement every in-sync replica knows the producer and rejects gaps. See
 * decision 0022.
 *
 * <p>A partition is unknown at first, after a failure, and after {@link #EXPIRED_AFTER_NANOS}
 * without records. Confined to the sender thread.
 */
final class PartitionGate {
  /**
   * Idle time after which the brokers may have expired the producer's state. They expire it after
   * {@code producer.id.expiration.ms} (default: one day) and check every ten minutes. A needless
   * first record costs one round trip.
   */
  static final long EXPIRED_AFTER_NANOS = TimeUnit.MINUTES.toNanos(10);

  private Partition[] partitions = {};

  private static final class Partition {
    private boolean known;
    private long lastUsedNanos;
    private @Nullable PendingRecord first;
  }

  /** Returns true if the record may be sent now, false if it must wait for the first one. */
  boolean tryEnter(PendingRecord record, long nowNanos) {
    if (!record.hasPartition()) {
      return true; // no key, no order
    }
    Partition partition = partition(record.partition);
    if (nowNanos - partition.lastUsedNanos >= EXPIRED_AFTER_NANOS) {
      partition.known = false;
    }
    if (!partition.known) {
      if (partition.first != null) {
        return false;
      }
      partition.first = record;
      record.firstToPartition = true;
    }
    partition.lastUsedNanos = nowNanos;
    return true;
  }

  /** Reverts {@link #tryEnter}: Kafka did not accept the record, which will be offered again. */
  void cancel(PendingRecord record) {
    if (record.firstToPartition) {
      record.firstToPartition = false;
      partition(record.partition).first = null;
    }
  }

  /**
   * Records the outcome of a record that entered. A failure makes its partition unknown: it may
   * leave a gap, after which the Kafka producer restarts its sequence numbers.
   *
   * @return true if it was the first record, so that others may have waited for it
   */
  boolean complete(PendingRecord record, boolean stored) {
    Partition partition = partition(record.partition);
    if (partition.first == record) {
      partition.first = null;
      partition.known = stored;
      return true;
    }
    partition.known &= stored;
    return false;
  }

  private Partition partition(int number) {
    int before = partitions.length;
    if (number >= before) {
      partitions = Arrays.copyOf(partitions, number + 1);
      Arrays.setAll(partitions, i -> i < before ? partitions[i] : new Partition());
    }
    return partitions[number];
  }
}
