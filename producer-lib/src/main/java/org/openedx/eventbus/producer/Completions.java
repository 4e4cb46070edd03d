package org.openedx.eventbus.producer;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps account of what is under way, in bytes and by event, and completes futures on threads of
 * its own. Thread-safe.
 */
final class Completions {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaEventProducer.class);
  private static final int THREADS = 4;
  private static final long NUDGE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final long limit;
  private final AtomicLong reserved = new AtomicLong();
  private final Set<Outgoing> unfinished = ConcurrentHashMap.newKeySet();
  private final Queue<UUID> failedWhileClosing = new ConcurrentLinkedQueue<>();
  private final ProducerListener listener;
  private final Daemons threads = Daemons.named("eventbus-callbacks");
  private final ThreadPoolExecutor executor;
  private volatile boolean closing;

  Completions(long limit, ProducerListener listener) {
    this.limit = limit;
    this.listener = listener;
    this.executor =
        new ThreadPoolExecutor(
            THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    executor.allowCoreThreadTimeOut(true);
  }

  /**
   * Takes an event into account.
   *
   * @throws BufferFullException when there is no room for it
   * @throws EventTooLargeException when there never will be
   * @throws IllegalStateException when the producer is closed
   */
  void reserve(Outgoing[] outgoing, EventMetadata metadata) {
    long bytes = 0;
    for (Outgoing each : outgoing) {
      bytes += each.bytes;
    }
    if (bytes > limit) {
      throw new EventTooLargeException(
          refused(metadata) + "its " + bytes + " bytes are more than" + limit());
    }
    long held = reserved.addAndGet(bytes);
    if (held > limit) {
      reserved.addAndGet(-bytes);
      throw new BufferFullException(
          refused(metadata) + (held - bytes) + " bytes already wait to be stored, of" + limit());
    }
    for (Outgoing each : outgoing) {
      unfinished.add(each);
    }
    // Looked at after the adding: either this is seen here, or close() sees the event and fails it.
    if (closing) {
      Arrays.stream(outgoing).forEach(this::finish);
      throw new IllegalStateException("the producer is closed");
    }
  }

  private static String refused(EventMetadata metadata) {
    return "event " + metadata.id() + " of " + metadata.type() + " was not taken: ";
  }

  private String limit() {
    return " the " + limit + " that eventbus.producer.buffer-bytes allows";
  }

  void stored(Outgoing outgoing, RecordMetadata where) {
    if (finish(outgoing)) {
      outgoing
          .event
          .stored(
              outgoing.index,
              new SentEvent.Placement(where.topic(), where.partition(), where.offset()))
          .ifPresent(sent -> execute(() -> complete(outgoing.event, sent)));
    }
  }

  private void complete(PendingEvent event, SentEvent sent) {
    tell(() -> listener.sent(sent));
    event.future().complete(sent);
  }

  /** An event that goes nowhere. */
  CompletableFuture<SentEvent> withheld(EventMetadata metadata, String reason) {
    SentEvent sent = new SentEvent(metadata, List.of(), Optional.of(reason));
    execute(() -> tell(() -> listener.sent(sent)));
    return CompletableFuture.completedFuture(sent);
  }

  void fail(Outgoing outgoing, Throwable cause) {
    if (!finish(outgoing)) {
      return;
    }
    if (closing) {
      failedWhileClosing.add(outgoing.event.metadata().id());
    }
    execute(() -> completeFailed(outgoing, cause));
  }

  private void completeFailed(Outgoing outgoing, Throwable cause) {
    EventMetadata metadata = outgoing.event.metadata();
    LOG.warn(
        "Not stored: type={} id={} topic={} key_hash={}: {}",
        metadata.type(),
        metadata.id(),
        outgoing.route.topic(),
        Integer.toHexString(Arrays.hashCode(outgoing.key)),
        cause.getMessage());
    tell(() -> listener.failed(metadata, outgoing.route.topic(), cause));
    outgoing.event.future().completeExceptionally(cause);
  }

  private boolean finish(Outgoing outgoing) {
    if (!outgoing.finish()) {
      return false;
    }
    reserved.addAndGet(-outgoing.bytes);
    unfinished.remove(outgoing);
    return true;
  }

  /** Whoever finished an event (often Kafka's own thread) does not run what follows from it. */
  private void execute(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      threads.newThread(task).start(); // closed meanwhile; the future must still complete
    }
  }

  private static void tell(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException | Error e) {
      LOG.warn("A producer listener failed", e);
    }
  }

  /** What is under way at this moment. */
  List<Outgoing> unfinished() {
    return List.copyOf(unfinished);
  }

  /**
   * Waits until events are stored or have failed, on all their topics, and their futures are
   * complete. A thread that itself runs callbacks does not wait for the futures.
   *
   * @param nudge run again and again meanwhile
   * @return false when the deadline passed before
   */
  boolean await(List<Outgoing> events, long deadlineNanos, Runnable nudge)
      throws InterruptedException {
    boolean futuresToo = !onCallbackThread();
    for (Outgoing each : events) {
      CompletableFuture<SentEvent> future = each.event.future();
      while (!each.finished() || (futuresToo && !future.isDone())) {
        long left = deadlineNanos - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        nudge.run();
        if (futuresToo && !future.isDone()) {
          pause(future, Math.min(left, NUDGE_NANOS));
        } else {
          TimeUnit.MILLISECONDS.sleep(1); // rare: complete before its time, or failed in part
        }
      }
    }
    return true;
  }

  private static void pause(CompletableFuture<?> future, long nanos) throws InterruptedException {
    try {
      future.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException | CancellationException e) {
      LOG.trace("Looked at again by the caller", e);
    }
  }

  boolean onCallbackThread() {
    return threads.made(Thread.currentThread());
  }

  /** From now on nothing is taken, and the ids of events that fail are remembered. */
  void beginClosing() {
    closing = true;
  }

  /** Runs the callbacks that are still due, for a while. */
  void close(long waitMillis) throws InterruptedException {
    executor.shutdown();
    if (!onCallbackThread() && !executor.awaitTermination(waitMillis, TimeUnit.MILLISECONDS)) {
      LOG.warn("Callbacks of sent events were still running when the producer closed");
    }
  }

  List<UUID> failedWhileClosing() {
    return failedWhileClosing.stream().distinct().toList();
  }
}
