package org.openedx.eventbus.producer.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.PartitionInfo;
import org.jspecify.annotations.Nullable;

/**
 * Gate of the partitions of one topic. The first record to a partition is sent alone; the next ones
 * are sent once it is acknowledged.
 *
 * <p>A partition leader accepts any first sequence number of an idempotent producer. If the leader
 * changes while several first batches are in flight, a later batch can be stored before an earlier
 * one. After one acknowledgement every in-sync replica knows the producer and rejects gaps. See
 * decisions 0022 and 0034.
 *
 * <p>A partition is unknown at first, after a failure, after {@link #EXPIRED_AFTER_NANOS} without
 * records, and when the topic was recreated. Confined to the sender thread.
 */
final class PartitionGate {
  /**
   * Idle time after which the leader may not know the producer any more: the topic may have been
   * recreated meanwhile, or the brokers have expired the producer ({@code
   * producer.id.expiration.ms}, one day by default). A needless first record costs one round trip.
   */
  static final long EXPIRED_AFTER_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** Bytes of records without a key that go to one partition in a row, so that batches fill up. */
  private static final int STICKY_BYTES = 16 * 1024;

  private final SplittableRandom random = new SplittableRandom();
  private Partition[] partitions = {};

  /** The number of partitions if all were known at the last look; 0 if one of them is not. */
  private int allKnown;

  /** The time until which all partitions remain known. */
  private long allKnownUntilNanos;

  private int stickyPartition = PendingRecord.NO_PARTITION;
  private int stickyBytes;

  private static final class Partition {
    private boolean known;
    private long lastUsedNanos;
    private @Nullable PendingRecord first;

    /** Records that were in flight when the gate started over. */
    private final List<PendingRecord> earlier = new ArrayList<>(0);

    private boolean isKnown(long nowNanos) {
      known &= nowNanos - lastUsedNanos < EXPIRED_AFTER_NANOS;
      return known;
    }

    private boolean admitsFirst() {
      return first == null && !awaitsEarlier();
    }

    private boolean awaitsEarlier() {
      if (earlier.isEmpty()) {
        return false;
      }
      earlier.removeIf(PendingRecord::isFinished);
      return !earlier.isEmpty();
    }
  }

  /**
   * Chooses the partition of a record without a key, of which Kafka's partitioner has no choice
   * until all partitions are known: it could send several first batches to one of them.
   *
   * <p>An unknown partition is chosen if this record can be its first. If not, a known one. If
   * there is none either, {@link #tryEnter} will decline the record.
   *
   * @param all the partitions of the topic
   * @return the partition, or {@link PendingRecord#NO_PARTITION} if Kafka may choose
   */
  int choose(List<PartitionInfo> all, PendingRecord record, long nowNanos) {
    int count = all.size();
    if (count == 0 || (count == allKnown && nowNanos - allKnownUntilNanos < 0)) {
      return PendingRecord.NO_PARTITION;
    }
    int known = PendingRecord.NO_PARTITION;
    int busy = PendingRecord.NO_PARTITION;
    int leaderless = PendingRecord.NO_PARTITION;
    int numberKnown = 0;
    long knownNanos = EXPIRED_AFTER_NANOS;
    for (int i = 0, start = random.nextInt(count); i < count; i++) {
      PartitionInfo each = all.get((start + i) % count);
      Partition partition = partition(each.partition());
      if (partition.isKnown(nowNanos)) {
        numberKnown++;
        known = each.partition();
        knownNanos = Math.min(knownNanos, partition.lastUsedNanos + EXPIRED_AFTER_NANOS - nowNanos);
      } else if (each.leader() == null) {
        leaderless = each.partition();
      } else if (partition.admitsFirst()) {
        return each.partition();
      } else {
        busy = each.partition();
      }
    }
    if (numberKnown == count) {
      allKnown = count;
      allKnownUntilNanos = nowNanos + knownNanos;
      return PendingRecord.NO_PARTITION;
    }
    if (known != PendingRecord.NO_PARTITION) {
      return sticky(known, record, nowNanos);
    }
    return busy != PendingRecord.NO_PARTITION ? busy : leaderless;
  }

  /** Returns the same known partition for some records in a row. */
  private int sticky(int known, PendingRecord record, long nowNanos) {
    if (stickyBytes >= STICKY_BYTES
        || stickyPartition == PendingRecord.NO_PARTITION
        || !partition(stickyPartition).isKnown(nowNanos)) {
      stickyPartition = known;
      stickyBytes = 0;
    }
    stickyBytes += record.sizeInBytes;
    return stickyPartition;
  }

  /** Returns whether no record had a partition of the topic. */
  boolean isUnused() {
    return partitions.length == 0;
  }

  /** Returns true if the record may be sent now, false if it must wait for the first one. */
  boolean tryEnter(PendingRecord record, long nowNanos) {
    if (!record.hasPartition()) {
      return true; // Kafka chooses the partition
    }
    Partition partition = partition(record.partition);
    if (!partition.isKnown(nowNanos)) {
      if (!partition.admitsFirst()) {
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
    if (!stored) {
      allKnown = 0;
    }
    if (partition.first == record) {
      partition.first = null;
      partition.known = stored;
      return true;
    }
    partition.known &= stored;
    return false;
  }

  /**
   * Makes all partitions unknown, because the topic was recreated. Each admits its first record
   * when the records that are in flight to it now have been stored or have failed.
   *
   * @param inFlight the records of the topic that Kafka has
   */
  void startOver(Collection<PendingRecord> inFlight) {
    allKnown = 0;
    for (Partition each : partitions) {
      each.known = false;
      each.first = null;
    }
    for (PendingRecord each : inFlight) {
      if (each.hasPartition()) {
        partition(each.partition).earlier.add(each);
      }
    }
  }

  /**
   * Returns whether a partition has waited for records of the time before it started over. To be
   * called at intervals; the queued records are to be offered if it returns true.
   */
  boolean awaitsEarlierRecords() {
    boolean waited = false;
    for (Partition each : partitions) {
      waited |= !each.earlier.isEmpty();
      boolean unused = each.awaitsEarlier();
    }
    return waited;
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
