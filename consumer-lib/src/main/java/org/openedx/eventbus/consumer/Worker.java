package org.openedx.eventbus.consumer;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.codec.EventDecoder;
import org.openedx.eventbus.codec.EventHeaders;
import org.openedx.eventbus.consumer.Handlers.NamedHandler;
import org.openedx.eventbus.event.Delivery;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes records and runs their handlers. Thread-safe: every turn brings its own records. */
final class Worker {
  private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);

  private static final long LONGEST_TURN_NANOS = Duration.ofMillis(500).toNanos();

  private final Handlers handlers;
  private final EventDecoder decoder;
  private final ConsumerListener listener;

  Worker(Handlers handlers, EventDecoder decoder, ConsumerListener listener) {
    this.handlers = handlers;
    this.decoder = decoder;
    this.listener = listener;
  }

  /**
   * Works through the records in order, until one fails, the partition is taken away or time is up:
   * only what was handed back can be committed.
   */
  Turn run(Assignment assignment, List<Work> records) {
    int done = 0;
    Throwable failure = null;
    long end = System.nanoTime() + LONGEST_TURN_NANOS;
    while (done < records.size()
        && !assignment.revoked()
        && (done == 0 || System.nanoTime() - end < 0)) {
      failure = attempt(records.get(done));
      if (failure != null) {
        break;
      }
      done++;
    }
    return new Turn(
        assignment, records.subList(0, done), records.subList(done, records.size()), failure);
  }

  private @Nullable Throwable attempt(Work work) {
    try {
      handle(work);
      return null;
    } catch (Throwable e) {
      // Whatever it is, it must not end the worker: its partition would stand still without a word.
      report(work, e);
      return e;
    }
  }

  private void handle(Work work) throws Throwable {
    EventName type = EventHeaders.typeOf(work.record.headers());
    List<NamedHandler> remaining = work.remaining;
    if (remaining == null) {
      work.remain(handlers.of(type, work.record.topic()));
      remaining = work.remaining;
    }
    if (remaining == null || remaining.isEmpty()) {
      if (work.attempt == 1) {
        tell(() -> listener.skipped(type, work.delivery()));
      }
      return;
    }
    Event<?> event = decoder.decode(work.record.headers(), work.record.value());
    Throwable first = null;
    Iterator<NamedHandler> each = remaining.iterator();
    while (each.hasNext() && !(first instanceof InterruptedException)) {
      // Handlers fail apart: the others run now, and only those that failed run again.
      Throwable failure = call(each.next(), event, work.delivery());
      if (failure == null) {
        each.remove();
      } else if (first == null) {
        first = failure;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private @Nullable Throwable call(NamedHandler handler, Event<?> event, Delivery delivery) {
    long start = System.nanoTime();
    try {
      handler.handle(event, delivery);
    } catch (Throwable e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      LOG.warn(
          "Handler '{}' failed on event type={} id={}", handler.name(), event.type(), event.id());
      return e;
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    tell(() -> listener.handled(handler.name(), event, delivery, took));
    return null;
  }

  private void report(Work work, Throwable failure) {
    LOG.warn(
        "Attempt {} at topic={} partition={} offset={} key_hash={} failed; the partition waits and"
            + " tries again",
        work.attempt,
        work.record.topic(),
        work.record.partition(),
        work.record.offset(),
        Integer.toHexString(Arrays.hashCode(work.record.key())),
        failure);
    tell(() -> listener.failed(work.delivery(), failure));
  }

  private static void tell(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException | Error e) {
      LOG.warn("A consumer listener failed", e);
    }
  }
}
