package org.openedx.eventbus.producer;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets the first keyed event to each partition of a topic out alone: others follow once it is
 * stored. A partition's leader takes any sequence number from a producer that it does not know yet,
 * so of several first batches on their way while the leader changes, a later one could be stored
 * before the earlier ones. After one is acknowledged, every replica that can become leader knows
 * the producer, and refuses gaps. Touched by the sender thread alone.
 */
final class PartitionGate {
  /**
   * After so long a silence a partition is taken for one that may have forgotten the producer.
   * Brokers forget after {@code producer.id.expiration.ms}, a day by default, and look every ten
   * minutes; being wrong costs one round trip.
   */
  static final long FORGOTTEN_AFTER_NANOS = TimeUnit.MINUTES.toNanos(10);

  private Partition[] partitions = {};

  private static final class Partition {
    private boolean known;
    private long usedNanos;
    private @Nullable Outgoing first;
  }

  /** False when it has to wait for the first one; true when it goes now. */
  boolean enter(Outgoing outgoing, long nowNanos) {
    if (!outgoing.placed()) {
      return true; // no key, no order
    }
    Partition partition = partition(outgoing.partition);
    if (nowNanos - partition.usedNanos >= FORGOTTEN_AFTER_NANOS) {
      partition.known = false;
    }
    if (!partition.known) {
      if (partition.first != null) {
        return false;
      }
      partition.first = outgoing;
      outgoing.first = true;
    }
    partition.usedNanos = nowNanos;
    return true;
  }

  /** Takes back that one entered: Kafka did not take it, and it will be offered again. */
  void leave(Outgoing outgoing) {
    if (outgoing.first) {
      outgoing.first = false;
      partition(outgoing.partition).first = null;
    }
  }

  /**
   * Takes what became of one that entered. Any failure makes its partition unknown: there may be a
   * gap now, after which Kafka's producer numbers anew.
   *
   * @return whether others waited for it, if any did
   */
  boolean settled(Outgoing outgoing, boolean stored) {
    Partition partition = partition(outgoing.partition);
    if (partition.first == outgoing) {
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
