package org.openedx.eventbus.producer;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** One event on its way to one topic. */
final class Outgoing {
  final PendingEvent event;
  final int index;
  final Route route;
  final Headers headers;
  final byte @Nullable [] key;
  final byte[] value;

  /** The payload for a serializer that is not ours; null when ours wrote {@link #value}. */
  final @Nullable GenericRecord generic;

  final int bytes;
  final long deadlineNanos;

  /** The partition of its key, once that was looked at; the sender thread's. */
  int partition = UNPLACED;

  /** Whether it went out as the first to its partition; set before Kafka has it. */
  boolean first;

  /** Whether Kafka has it; what fails before that, fails for a reason on this side. */
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

  /** What the ten headers and the bookkeeping of one event come to, near enough. */
  private static final int HEADER_BYTES = 512;

  boolean placed() {
    return partition != UNPLACED;
  }

  void unplace() {
    partition = UNPLACED;
  }

  /** True for the first caller only: success, failure and close can meet here. */
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
