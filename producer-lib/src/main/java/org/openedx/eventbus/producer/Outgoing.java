package org.openedx.eventbus.producer;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** In-flight record: one event on its way to one topic. */
final class Outgoing {
  final PendingEvent event;
  final int index;
  final Route route;
  final Headers headers;
  final byte @Nullable [] key;
  final byte[] value;

  /** The payload for the user's own serializer; null if {@link #value} is to be sent. */
  final @Nullable GenericRecord generic;

  final int bytes;
  final long deadlineNanos;

  /** The partition of the key, once it was computed. Confined to the sender thread. */
  int partition = UNPLACED;

  /** Whether it was sent as the first record to its partition. Set before Kafka accepts it. */
  boolean first;

  /** Whether Kafka accepted it. A failure before that has its cause in this process. */
  volatile boolean taken;

  private static final int UNPLACED = -1;

  private static final AtomicIntegerFieldUpdater<Outgoing> FINISHED =
      AtomicIntegerFieldUpdater.newUpdater(Outgoing.class, "finished");
  private volatile int finished;

  Outgoing(
      PendingEvent event,
      int index,
      Route route,
      Headers headers,
      byte @Nullable [] key,
      byte[] value,
      @Nullable GenericRecord generic,
      long deadlineNanos) {
    this.event = event;
    this.index = index;
    this.route = route;
    this.headers = headers;
    this.key = key;
    this.value = value;
    this.generic = generic;
    this.bytes = value.length + (key == null ? 0 : key.length) + HEADER_BYTES;
    this.deadlineNanos = deadlineNanos;
  }

  /** Estimate of the ten headers and the bookkeeping of one event. */
  private static final int HEADER_BYTES = 512;

  boolean placed() {
    return partition != UNPLACED;
  }

  void unplace() {
    partition = UNPLACED;
  }

  /** Returns true for the first caller only: success, failure and close may race. */
  boolean finish() {
    return FINISHED.compareAndSet(this, 0, 1);
  }

  boolean finished() {
    return finished == 1;
  }

  boolean expired(long nowNanos) {
    return nowNanos - deadlineNanos >= 0;
  }
}
