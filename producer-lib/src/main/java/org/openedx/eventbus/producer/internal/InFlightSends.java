package org.openedx.eventbus.producer.internal;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.handler.internal.SanitizedThrowable;
import org.openedx.eventbus.internal.SafeCalls;
import org.openedx.eventbus.internal.SafeText;
import org.openedx.eventbus.producer.errors.BufferFullException;
import org.openedx.eventbus.producer.errors.EventTooLargeException;
import org.openedx.eventbus.producer.monitoring.ProducerListener;
import org.openedx.eventbus.producer.monitoring.ProducerListener.FailedSend;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tracks in-flight sends: limits their bytes, and completes their futures. Thread-safe.
 *
 * <p>The outcome of an event is available at once to threads that wait for its future. Listener and
 * callbacks run later on {@link CallbackThreads}. The bytes of an event remain reserved until they
 * have returned, so that callbacks that never return fill the buffer instead of the memory.
 */
final class InFlightSends {
  private static final Logger LOG = LoggerFactory.getLogger(InFlightSends.class);

  private static final long NUDGE_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final SendBuffer buffer;
  private final Set<PendingRecord> inFlight = ConcurrentHashMap.newKeySet();
  private final Queue<UUID> failedWhileClosing = new ConcurrentLinkedQueue<>();
  private final ProducerListener listener;

  private final CallbackThreads callbacks = new CallbackThreads();
  private volatile boolean closing;

  InFlightSends(long limit, ProducerListener listener) {
    this.buffer = new SendBuffer(limit);
    this.listener = listener;
  }

  /**
   * Reserves buffer space for the records of an event.
   *
   * @throws BufferFullException if the buffer has no space for it now
   * @throws EventTooLargeException if it is larger than the whole buffer
   * @throws IllegalStateException if the producer is closed
   */
  void reserve(List<PendingRecord> records, EventMetadata metadata) {
    long bytes = 0;
    for (PendingRecord each : records) {
      bytes += each.sizeInBytes;
    }
    reserve(bytes, metadata);
    inFlight.addAll(records);
    // Read after adding: either it is seen here, or close() sees the records and fails them.
    if (closing) {
      records.stream().filter(this::finish).forEach(this::release);
      throw new IllegalStateException("the producer is closed");
    }
  }

  private void reserve(long bytes, EventMetadata metadata) {
    buffer.reserve(bytes, metadata, () -> callbacks.isGrown() ? callbacks.count() : 0);
  }

  void stored(PendingRecord record, RecordMetadata where) {
    if (!finish(record)) {
      return;
    }
    Optional<SentEvent> sent =
        record.event.stored(
            record.topicIndex,
            new SentEvent.Placement(where.topic(), where.partition(), where.offset()));
    if (sent.isEmpty()) {
      release(record);
      return;
    }
    record.event.future.settle(sent.get());
    callbacks.execute(() -> complete(record, sent.get()));
  }

  private void complete(PendingRecord record, SentEvent sent) {
    notifyListener(() -> listener.onSent(sent));
    runCallbacks(record);
  }

  /**
   * Returns the completed future of an event that is not sent: its type is disabled, or a filter
   * dropped it.
   *
   * @throws BufferFullException if the buffer is full of events whose callbacks have not returned
   */
  CompletableFuture<SentEvent> drop(EventMetadata metadata, String reason) {
    SentEvent sent = new SentEvent(metadata, List.of(), Optional.of(reason));
    if (listener != ProducerListener.NONE) {
      reserve(PendingRecord.OVERHEAD_BYTES, metadata);
      callbacks.execute(
          () -> {
            notifyListener(() -> listener.onSent(sent));
            buffer.release(PendingRecord.OVERHEAD_BYTES);
          });
    }
    return CompletableFuture.completedFuture(sent);
  }

  void fail(PendingRecord record, Throwable cause) {
    if (!finish(record)) {
      return;
    }
    if (closing) {
      failedWhileClosing.add(record.event.metadata.id());
    }
    record.event.future.settle(cause);
    callbacks.execute(() -> completeFailed(record, cause));
  }

  private void completeFailed(PendingRecord record, Throwable cause) {
    EventMetadata metadata = record.event.metadata;
    LOG.warn(
        "Event not stored: type={} id={} topic={} key_hash={}: {}",
        metadata.type(),
        metadata.id(),
        record.route.topic(),
        Integer.toHexString(Arrays.hashCode(record.key)),
        SafeText.message(cause));
    notifyListener(() -> listener.onFailed(new FailedSend(metadata, record.route.topic(), cause)));
    runCallbacks(record);
  }

  /** Completes the future of an event, and releases its bytes when the callbacks have returned. */
  private void runCallbacks(PendingRecord record) {
    SendFuture future = record.event.future;
    boolean hasCallbacks = future.getNumberOfDependents() > 0;
    if (!hasCallbacks) {
      release(record); // first, so that the thread that waits can send the next event
    }
    try {
      future.runCallbacks();
    } finally {
      if (hasCallbacks) {
        release(record);
      }
    }
  }

  /** Returns true for the first outcome of a record, which is not in flight any more. */
  private boolean finish(PendingRecord record) {
    return record.tryFinish() && inFlight.remove(record);
  }

  private void release(PendingRecord record) {
    buffer.release(record.sizeInBytes);
  }

  private static void notifyListener(Runnable notification) {
    SafeCalls.run(
        notification, e -> LOG.warn("Producer listener failed", SanitizedThrowable.of(e)));
  }

  /** Returns a snapshot of the records in flight. */
  List<PendingRecord> snapshot() {
    return List.copyOf(inFlight);
  }

  /** Returns the records that Kafka has, of one topic. Called on the sender thread. */
  List<PendingRecord> passedToKafka(String topic) {
    return inFlight.stream()
        .filter(each -> each.passedToKafka && each.route.topic().equals(topic))
        .toList();
  }

  /** Returns the topics of the records that Kafka has and that expire before a deadline. */
  Set<String> topicsOfRecordsExpiringBefore(long deadlineNanos) {
    Set<String> topics = new HashSet<>();
    for (PendingRecord each : inFlight) {
      if (each.passedToKafka && each.isExpired(deadlineNanos)) {
        topics.add(each.route.topic());
      }
    }
    return topics;
  }

  /**
   * Waits until the records are stored or failed and the outcomes of their events are known. Does
   * not wait for callbacks, so that a callback may call it.
   *
   * @param nudge run repeatedly while waiting
   * @return false if the deadline passed first
   */
  boolean await(List<PendingRecord> records, long deadlineNanos, Runnable nudge)
      throws InterruptedException {
    for (PendingRecord each : records) {
      CompletableFuture<SentEvent> future = each.event.future;
      while (!each.isFinished() || !future.isDone()) {
        long left = deadlineNanos - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        nudge.run();
        if (future.isDone()) {
          TimeUnit.MILLISECONDS.sleep(1); // rare: completed by the user, or failed on one topic
        } else {
          awaitBriefly(future, Math.min(left, NUDGE_INTERVAL_NANOS));
        }
      }
    }
    return true;
  }

  private static void awaitBriefly(CompletableFuture<?> future, long nanos)
      throws InterruptedException {
    try {
      future.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException | CancellationException e) {
      LOG.trace("Future not complete or failed; checked by the caller", e);
    }
  }

  SendBuffer buffer() {
    return buffer;
  }

  CallbackThreads callbacks() {
    return callbacks;
  }

  /** Rejects further events, and records the ids of events that fail from now on. */
  void beginClosing() {
    closing = true;
  }

  /** Waits at most {@code waitMillis} for the remaining callbacks. */
  void close(long waitMillis) throws InterruptedException {
    if (!callbacks.close(waitMillis)) {
      LOG.warn("Producer closed while callbacks of sent events were still running");
    }
  }

  List<UUID> failedWhileClosing() {
    return failedWhileClosing.stream().distinct().toList();
  }
}
