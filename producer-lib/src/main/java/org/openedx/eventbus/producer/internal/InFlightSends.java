package org.openedx.eventbus.producer.internal;

import java.util.Arrays;
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
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.handler.internal.SanitizedThrowable;
import org.openedx.eventbus.internal.DaemonThreads;
import org.openedx.eventbus.internal.SafeCalls;
import org.openedx.eventbus.internal.SafeText;
import org.openedx.eventbus.producer.errors.BufferFullException;
import org.openedx.eventbus.producer.errors.EventTooLargeException;
import org.openedx.eventbus.producer.internal.PendingRecord.PendingEvent;
import org.openedx.eventbus.producer.monitoring.ProducerListener;
import org.openedx.eventbus.producer.monitoring.ProducerListener.FailedSend;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tracks in-flight sends: limits their bytes, and completes their futures on callback threads, so
 * that a callback of the user never blocks Kafka's I/O thread or the sender thread. The threads end
 * when they are idle. Thread-safe.
 */
final class InFlightSends {
  private static final Logger LOG = LoggerFactory.getLogger(InFlightSends.class);

  /** More than one, so that a blocked callback does not delay all others. */
  private static final int THREADS = 4;

  private static final long NUDGE_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final long limit;
  private final AtomicLong reserved = new AtomicLong();
  private final Set<PendingRecord> inFlight = ConcurrentHashMap.newKeySet();
  private final Queue<UUID> failedWhileClosing = new ConcurrentLinkedQueue<>();
  private final ProducerListener listener;
  private final DaemonThreads threads = DaemonThreads.named("eventbus-callbacks");
  private final ThreadPoolExecutor executor;
  private volatile boolean closing;

  InFlightSends(long limit, ProducerListener listener) {
    this.limit = limit;
    this.listener = listener;
    this.executor =
        new ThreadPoolExecutor(
            THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    executor.allowCoreThreadTimeOut(true);
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
    if (bytes > limit) {
      throw new EventTooLargeException(
          notAccepted(metadata) + "its " + bytes + " bytes exceed" + limitText());
    }
    long total = reserved.addAndGet(bytes);
    if (total > limit) {
      reserved.addAndGet(-bytes);
      throw new BufferFullException(
          notAccepted(metadata) + (total - bytes) + " bytes are in flight, of" + limitText());
    }
    inFlight.addAll(records);
    // Read after adding: either it is seen here, or close() sees the records and fails them.
    if (closing) {
      records.forEach(this::release);
      throw new IllegalStateException("the producer is closed");
    }
  }

  private static String notAccepted(EventMetadata metadata) {
    return "event " + metadata.id() + " of " + metadata.type() + " was not accepted: ";
  }

  private String limitText() {
    return " the " + limit + " bytes of eventbus.producer.buffer-bytes";
  }

  void stored(PendingRecord record, RecordMetadata where) {
    if (release(record)) {
      record
          .event
          .stored(
              record.topicIndex,
              new SentEvent.Placement(where.topic(), where.partition(), where.offset()))
          .ifPresent(sent -> execute(() -> complete(record.event, sent)));
    }
  }

  private void complete(PendingEvent event, SentEvent sent) {
    notifyListener(() -> listener.onSent(sent));
    event.future.complete(sent);
  }

  /**
   * Returns the completed future of an event that is not sent: its type is disabled, or a filter
   * dropped it.
   */
  CompletableFuture<SentEvent> drop(EventMetadata metadata, String reason) {
    SentEvent sent = new SentEvent(metadata, List.of(), Optional.of(reason));
    execute(() -> notifyListener(() -> listener.onSent(sent)));
    return CompletableFuture.completedFuture(sent);
  }

  void fail(PendingRecord record, Throwable cause) {
    if (!release(record)) {
      return;
    }
    if (closing) {
      failedWhileClosing.add(record.event.metadata.id());
    }
    execute(() -> completeFailed(record, cause));
  }

  private void completeFailed(PendingRecord record, Throwable cause) {
    EventMetadata metadata = record.event.metadata;
    LOG.warn(
        "Event not stored: type={} id={} topic={} key_hash={}: {}",
        metadata.type(),
        metadata.id(),
        record.route.topic(),
        Integer.toHexString(Arrays.hashCode(record.key)),
        SafeText.escape(String.valueOf(cause.getMessage())));
    notifyListener(() -> listener.onFailed(new FailedSend(metadata, record.route.topic(), cause)));
    record.event.future.completeExceptionally(cause);
  }

  private boolean release(PendingRecord record) {
    if (!record.tryFinish()) {
      return false;
    }
    reserved.addAndGet(-record.sizeInBytes);
    inFlight.remove(record);
    return true;
  }

  /** Runs a callback on a callback thread instead of the calling one, often Kafka's I/O thread. */
  private void execute(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      threads.newThread(task).start(); // already closed, but the future must complete
    }
  }

  private static void notifyListener(Runnable notification) {
    SafeCalls.run(notification, e -> LOG.warn("Producer listener failed", SanitizedThrowable.of(e)));
  }

  /** Returns a snapshot of the records in flight. */
  List<PendingRecord> snapshot() {
    return List.copyOf(inFlight);
  }

  /**
   * Waits until the records are stored or failed and the futures of their events are complete. On a
   * callback thread it does not wait for the futures, which may need that thread.
   *
   * @param nudge run repeatedly while waiting
   * @return false if the deadline passed first
   */
  boolean await(List<PendingRecord> records, long deadlineNanos, Runnable nudge)
      throws InterruptedException {
    boolean futuresToo = !onCallbackThread();
    for (PendingRecord each : records) {
      CompletableFuture<SentEvent> future = each.event.future;
      while (!each.isFinished() || (futuresToo && !future.isDone())) {
        long left = deadlineNanos - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        nudge.run();
        if (futuresToo && !future.isDone()) {
          awaitBriefly(future, Math.min(left, NUDGE_INTERVAL_NANOS));
        } else {
          TimeUnit.MILLISECONDS.sleep(1); // rare: completed by the user, or failed on one topic
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

  boolean onCallbackThread() {
    return threads.created(Thread.currentThread());
  }

  /** Rejects further events, and records the ids of events that fail from now on. */
  void beginClosing() {
    closing = true;
  }

  /** Waits at most {@code waitMillis} for the remaining callbacks. */
  void close(long waitMillis) throws InterruptedException {
    executor.shutdown();
    if (!onCallbackThread() && !executor.awaitTermination(waitMillis, TimeUnit.MILLISECONDS)) {
      LOG.warn("Producer closed while callbacks of sent events were still running");
    }
  }

  List<UUID> failedWhileClosing() {
    return failedWhileClosing.stream().distinct().toList();
  }
}
