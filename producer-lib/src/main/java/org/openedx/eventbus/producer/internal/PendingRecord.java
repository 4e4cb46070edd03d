package org.openedx.eventbus.producer.internal;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.event.SentEvent.Placement;
import org.openedx.eventbus.producer.internal.Routes.Route;

/** In-flight record: one event on its way to one topic. */
final class PendingRecord {
  static final int NO_PARTITION = -1;

  /** Estimate of the bookkeeping of one record and its headers, without their contents. */
  static final int OVERHEAD_BYTES = 256;

  final PendingEvent event;

  /** The index of the route among the routes of the event. */
  final int topicIndex;

  final Route route;
  final Headers headers;
  final byte @Nullable [] key;
  final byte[] value;
  final int sizeInBytes;

  /**
   * The partition, once it was chosen; not set if Kafka chooses it. Confined to the sender thread
   * while the record is not passed to Kafka.
   */
  int partition = NO_PARTITION;

  /** Whether Kafka has the record. Set by the sender thread; others may read an old value. */
  boolean passedToKafka;

  /** Whether it was sent as the first record to its partition. Set before Kafka accepts it. */
  boolean firstToPartition;

  /** Whether Kafka accepted it. A failure before that has its cause in this process. */
  volatile boolean accepted;

  private final AtomicBoolean finished = new AtomicBoolean();

  PendingRecord(
      PendingEvent event,
      int topicIndex,
      Route route,
      Headers headers,
      byte @Nullable [] key,
      byte[] value) {
    this.event = event;
    this.topicIndex = topicIndex;
    this.route = route;
    this.headers = headers;
    this.key = key;
    this.value = value;
    this.sizeInBytes =
        value.length + (key == null ? 0 : key.length) + size(headers) + OVERHEAD_BYTES;
  }

  private static int size(Headers headers) {
    int size = 0;
    for (Header each : headers) {
      size += each.key().length() + each.value().length;
    }
    return size;
  }

  boolean hasPartition() {
    return partition != NO_PARTITION;
  }

  void clearPartition() {
    partition = NO_PARTITION;
  }

  /** Returns true for the first caller only: success, failure and close may race. */
  boolean tryFinish() {
    return finished.compareAndSet(false, true);
  }

  boolean isFinished() {
    return finished.get();
  }

  boolean isExpired(long nowNanos) {
    return nowNanos - event.deadlineNanos >= 0;
  }

  /**
   * In-flight event with one record per topic. Completes when every topic has stored its record,
   * fails when one of them fails. Thread-safe.
   */
  static final class PendingEvent {
    final EventMetadata metadata;

    /** The payload for the user's own serializer; null if the records' values are to be sent. */
    final @Nullable GenericRecord genericPayload;

    final SendFuture future = new SendFuture();
    private final long deadlineNanos;
    private final AtomicReferenceArray<Placement> placements;
    private final AtomicInteger missing;

    PendingEvent(
        EventMetadata metadata,
        int topics,
        @Nullable GenericRecord genericPayload,
        long deadlineNanos) {
      this.metadata = metadata;
      this.genericPayload = genericPayload;
      this.deadlineNanos = deadlineNanos;
      this.placements = new AtomicReferenceArray<>(topics);
      this.missing = new AtomicInteger(topics);
    }

    /** Returns the time that is left until the deadline; negative after it. */
    long nanosLeft(long nowNanos) {
      return deadlineNanos - nowNanos;
    }

    /** Adds the placement on one topic. Returns the sent event if this was the last topic. */
    Optional<SentEvent> stored(int topicIndex, Placement placement) {
      placements.set(topicIndex, placement);
      if (missing.decrementAndGet() > 0) {
        return Optional.empty();
      }
      return Optional.of(
          new SentEvent(
              metadata,
              IntStream.range(0, placements.length()).mapToObj(placements::get).toList(),
              Optional.empty()));
    }
  }
}
