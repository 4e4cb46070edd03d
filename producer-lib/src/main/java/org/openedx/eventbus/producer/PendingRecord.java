package org.openedx.eventbus.producer;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** In-flight record: one event on its way to one topic. */
final class PendingRecord {
  final PendingEvent event;
  final int topicIndex;
  final Route route;
  final Headers headers;
  final byte @Nullable [] key;
  final byte[] value;

  /** The payload for the user's own serializer; null if {@link #value} is to be sent. */
  final @Nullable GenericRecord genericPayload;

  final int sizeInBytes;
  final long deadlineNanos;

  /** The partition of the key, once it was computed. Confined to the sender thread. */
  int partition = NO_PARTITION;

  /** Whether it was sent as the first record to its partition. Set before Kafka accepts it. */
  boolean firstToPartition;

  /** Whether Kafka accepted it. A failure before that has its cause in this process. */
  volatile boolean accepted;

  private static final int NO_PARTITION = -1;

  private static final AtomicIntegerFieldUpdater<PendingRecord> FINISHED =
      AtomicIntegerFieldUpdater.newUpdater(PendingRecord.class, "finished");
  private volatile int finished;

  PendingRecord(
      PendingEvent event,
      int topicIndex,
      Route route,
      Headers headers,
      byte @Nullable [] key,
      byte[] value,
      @Nullable GenericRecord genericPayload,
      long deadlineNanos) {
    this.event = event;
    this.topicIndex = topicIndex;
    this.route = route;
    this.headers = headers;
    this.key = key;
    this.value = value;
    this.genericPayload = genericPayload;
    this.sizeInBytes = value.length + (key == null ? 0 : key.length) + OVERHEAD_BYTES;
    this.deadlineNanos = deadlineNanos;
  }

  /** Estimate of the ten headers and the bookkeeping of one event. */
  private static final int OVERHEAD_BYTES = 512;

  boolean hasPartition() {
    return partition != NO_PARTITION;
  }

  void clearPartition() {
    partition = NO_PARTITION;
  }

  /** Returns true for the first caller only: success, failure and close may race. */
  boolean tryFinish() {
    return FINISHED.compareAndSet(this, 0, 1);
  }

  boolean isFinished() {
    return finished == 1;
  }

  boolean isExpired(long nowNanos) {
    return nowNanos - deadlineNanos >= 0;
  }
}
