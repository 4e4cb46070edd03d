package org.openedx.eventbus.producer;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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

  private final long limit;
  private final AtomicLong reserved = new AtomicLong();
  private final Set<Outgoing> unfinished = ConcurrentHashMap.newKeySet();
  private final Queue<UUID> failedWhileClosing = new ConcurrentLinkedQueue<>();
  private final ProducerListener listener;
  private final ThreadPoolExecutor executor;
  private volatile boolean closing;

  Completions(long limit, ProducerListener listener) {
    this.limit = limit;
    this.listener = listener;
    this.executor =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Daemons.named("eventbus-callbacks"));
    executor.allowCoreThreadTimeOut(true);
  }

  /**
   * Takes an event into account.
   *
   * @throws BufferFullException when there is no room for it
   */
  void reserve(Outgoing[] outgoing, EventMetadata metadata) {
    long bytes = Arrays.stream(outgoing).mapToLong(each -> each.bytes).sum();
    if (reserved.addAndGet(bytes) > limit) {
      reserved.addAndGet(-bytes);
      throw new BufferFullException(
          "event "
              + metadata.id()
              + " of "
              + metadata.type()
              + " was not taken: "
              + reserved.get()
              + " of "
              + limit
              + " bytes (eventbus.producer.buffer.bytes) already wait to be stored");
    }
    unfinished.addAll(List.of(outgoing));
  }

  void stored(Outgoing outgoing, RecordMetadata where) {
    if (finish(outgoing)) {
      outgoing
          .event
          .stored(
              outgoing.index,
              new SentEvent.Placement(where.topic(), where.partition(), where.offset()))
          .ifPresent(sent -> executor.execute(() -> complete(outgoing.event, sent)));
    }
  }

  private void complete(PendingEvent event, SentEvent sent) {
    tell(() -> listener.sent(sent));
    event.future().complete(sent);
  }

  /** An event that goes nowhere. */
  void withheld(SentEvent sent) {
    executor.execute(() -> tell(() -> listener.sent(sent)));
  }

  void fail(Outgoing outgoing, Throwable cause) {
    if (!finish(outgoing)) {
      return;
    }
    EventMetadata metadata = outgoing.event.metadata();
    LOG.warn(
        "Not stored: type={} id={} topic={} key_hash={}: {}",
        metadata.type(),
        metadata.id(),
        outgoing.route.topic(),
        Integer.toHexString(Arrays.hashCode(outgoing.key)),
        cause.getMessage());
    if (closing) {
      failedWhileClosing.add(metadata.id());
    }
    executor.execute(
        () -> {
          tell(() -> listener.failed(metadata, outgoing.route.topic(), cause));
          outgoing.event.future().completeExceptionally(cause);
        });
  }

  private boolean finish(Outgoing outgoing) {
    if (!outgoing.finish()) {
      return false;
    }
    reserved.addAndGet(-outgoing.bytes);
    unfinished.remove(outgoing);
    return true;
  }

  private static void tell(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      LOG.warn("A producer listener failed", e);
    }
  }

  /** What is under way at this moment. */
  List<Outgoing> unfinished() {
    return List.copyOf(unfinished);
  }

  /** From now on the ids of events that fail are remembered. */
  void beginClosing() {
    closing = true;
  }

  /** Runs the callbacks that are still due, for a while; answers the ids that failed meanwhile. */
  List<UUID> close(long waitMillis) throws InterruptedException {
    executor.shutdown();
    if (!executor.awaitTermination(waitMillis, TimeUnit.MILLISECONDS)) {
      LOG.warn("Callbacks of sent events were still running when the producer closed");
    }
    return failedWhileClosing.stream().distinct().toList();
  }
}
