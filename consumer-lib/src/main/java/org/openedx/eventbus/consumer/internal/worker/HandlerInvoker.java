package org.openedx.eventbus.consumer.internal.worker;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.codec.internal.EventDecoder;
import org.openedx.eventbus.codec.internal.EventHeaders;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.internal.engine.Failure;
import org.openedx.eventbus.consumer.internal.engine.KeyQueue;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.openedx.eventbus.consumer.internal.handler.RegisteredHandler;
import org.openedx.eventbus.consumer.internal.handler.Router;
import org.openedx.eventbus.consumer.internal.monitoring.ConsumerReports;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener.DroppedDelivery;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener.HandledDelivery;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.UndecodableEventException;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.internal.SafeText;

/** Decodes records and invokes their handlers. Thread-safe: each key queue has one worker. */
public record HandlerInvoker(EventDecoder decoder, Router handlers, ConsumerReports reports) {
  /** Length of a handler's name in a message; names of this consumer are not longer. */
  private static final int MAX_SHOWN = 200;

  /** Only returned key queues can be committed, so no worker keeps one for long. */
  private static final long MAX_BATCH_NANOS = Duration.ofMillis(200).toNanos();

  private static final Failure NOT_COPIED =
      Failure.of(
              Failure.Kind.HANDLER,
              new IllegalStateException("the exception could not be copied; out of memory?"))
          .summary();

  /**
   * Processes the batch of a key queue in order, until a task fails, it must stop or time is up.
   */
  void run(KeyQueue queue, ActiveTask active) {
    int handled = 0;
    Failure failure = null;
    Task task = queue.first();
    long begin = System.nanoTime();
    long now = begin;
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    while (!queue.shouldStop() && (handled == 0 || now - begin < MAX_BATCH_NANOS)) {
      active.begin(task, now);
      failure = attempt(task, now);
      active.end();
      thread.setContextClassLoader(before); // the handler may have left another one
      if (failure != null || ++handled == queue.batchSize()) {
        break;
      }
      task = queue.next(task);
      now = System.nanoTime();
    }
    queue.setResult(handled, failure);
  }

  /** Never throws: an exception would end the worker, and its key queue would wait forever. */
  private @Nullable Failure attempt(Task task, long beginNanos) {
    try {
      return handle(task, beginNanos);
    } catch (Throwable e) { // for example out of memory while an exception was copied
      return NOT_COPIED;
    }
  }

  private @Nullable Failure handle(Task task, long beginNanos) {
    RegisteredHandler handler = handlers.handler(task.handler());
    if (handler != null) {
      Thread.currentThread().setContextClassLoader(handler.classes());
    }
    Event<?> event;
    try {
      if (handler == null) {
        throw unroutable(task);
      }
      event = decode(task);
    } catch (EventBusException e) {
      return Failure.of(DecodingFailures.kindOf(e), e);
    } catch (Throwable e) {
      // Unexpected, for example out of memory: retried as if the handler had failed.
      return Failure.of(Failure.Kind.HANDLER, e);
    }
    Delivery delivery = delivery(task);
    String dropped;
    try {
      dropped = handler.handle(event, delivery);
    } catch (Throwable e) {
      boolean interrupted = Thread.interrupted() || e instanceof InterruptedException;
      // Workers are interrupted only for revoked tasks; otherwise the handler itself did it.
      boolean revoked = interrupted && task.isRevoked();
      return revoked ? Failure.of(Failure.Kind.INTERRUPTED, e) : task.handler().failureOf(e);
    }
    if (reports.hasListener()) {
      report(task.handler().name(), event, delivery, dropped, beginNanos);
    }
    return null;
  }

  private void report(
      String handler, Event<?> event, Delivery delivery, @Nullable String dropped, long begin) {
    var unused = Thread.interrupted(); // the handler may have set it, and has returned
    Duration duration = Duration.ofNanos(System.nanoTime() - begin);
    reports.listener(
        listener -> {
          if (dropped == null) {
            listener.onHandled(new HandledDelivery(handler, event, delivery, duration));
          } else {
            listener.onDropped(new DroppedDelivery(handler, event, delivery, dropped));
          }
        });
  }

  /** Returns why no handler can process a record: invalid headers, or an unknown handler's name. */
  private static UndecodableEventException unroutable(Task task) {
    var unused = EventHeaders.typeOf(task.record().headers());
    DeadLetter redriven = task.redriven();
    return new UndecodableEventException(
        "the consumer has no handler '%s'"
            .formatted(redriven == null ? "" : SafeText.escape(redriven.handler(), MAX_SHOWN)));
  }

  private Event<?> decode(Task task) {
    Object cached = task.bufferedRecord().decoded();
    if (cached != null) {
      return (Event<?>) cached;
    }
    ConsumerRecord<byte[], byte[]> record = task.record();
    Event<?> event = decoder.decode(record.topic(), record.headers(), record.value());
    task.bufferedRecord().cacheDecoded(event);
    return event;
  }

  private static Delivery delivery(Task task) {
    ConsumerRecord<byte[], byte[]> record = task.record();
    return new Delivery(record.topic(), record.partition(), record.offset(), task.attempt());
  }
}
