package org.openedx.eventbus.consumer;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.TransientEventBusException;
import org.openedx.eventbus.codec.internal.EventDecoder;
import org.openedx.eventbus.codec.internal.EventHeaders;
import org.openedx.eventbus.consumer.deadletter.model.EventOrigin;
import org.openedx.eventbus.consumer.internal.deadletter.RedriveRecord;
import org.openedx.eventbus.consumer.internal.engine.Failure;
import org.openedx.eventbus.consumer.internal.engine.KeyQueue;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.IncompatibleEventException;
import org.openedx.eventbus.event.UndecodableEventException;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.registry.RegistryRejectedException;

/** Decodes records and runs their handlers. Thread-safe: each lane is with one worker. */
final class LaneRunner {
  /** Only what was handed back can be committed, so no worker keeps a lane for long. */
  private static final long LONGEST_TURN_NANOS = Duration.ofMillis(200).toNanos();

  private final EventDecoder decoder;
  private final ConsumerListener listener;

  LaneRunner(EventDecoder decoder, ConsumerListener listener) {
    this.decoder = decoder;
    this.listener = listener;
  }

  /** Does the tasks of a lane in their order, until one fails, it is halted or time is up. */
  void run(KeyQueue lane, Running running) {
    int done = 0;
    Failure failure = null;
    Task task = lane.first();
    long begin = System.nanoTime();
    long now = begin;
    while (!lane.shouldStop() && (done == 0 || now - begin < LONGEST_TURN_NANOS)) {
      running.begin(task, now);
      failure = attempt(task, now);
      running.end();
      if (failure != null || ++done == lane.batchSize()) {
        break;
      }
      task = lane.next(task);
      now = System.nanoTime();
    }
    lane.setResult(done, failure);
  }

  private @Nullable Failure attempt(Task task, long begin) {
    Event<?> event;
    try {
      event = decode(task);
    } catch (UndecodableEventException e) {
      return new Failure(Failure.Kind.POISON, e);
    } catch (IncompatibleEventException e) {
      return new Failure(Failure.Kind.INCOMPATIBLE, e);
    } catch (TransientEventBusException | RegistryRejectedException e) {
      // Whatever is wrong with the registry, nothing is wrong with the event.
      return new Failure(Failure.Kind.REGISTRY_UNAVAILABLE, e);
    } catch (RuntimeException | Error e) {
      // Unforeseen, perhaps out of memory: it is tried again as if its handler had failed.
      return new Failure(Failure.Kind.HANDLER, e);
    }
    Delivery delivery = delivery(task);
    String withheld;
    try {
      withheld = ((NamedHandler) task.handler()).handle(event, delivery);
    } catch (Throwable e) {
      // Whatever it is, it must not end the worker: its lane would stand still without a word.
      boolean interrupted = Thread.interrupted() || e instanceof InterruptedException;
      // Nobody here interrupts but where the task is another's; else it is the handler's own doing.
      boolean ours = interrupted && task.isRevoked();
      return new Failure(ours ? Failure.Kind.INTERRUPTED : Failure.Kind.HANDLER, e);
    }
    if (withheld != null) {
      Quietly.tell(() -> listener.withheld(task.handler().name(), event, delivery, withheld));
    } else if (listener != ConsumerListener.NONE) {
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      Quietly.tell(() -> listener.handled(task.handler().name(), event, delivery, took));
    }
    return null;
  }

  private Event<?> decode(Task task) {
    if (!(task.handler() instanceof NamedHandler)) {
      var unused = EventHeaders.typeOf(task.record().headers());
      throw new UndecodableEventException(
          "nobody here is called '" + RedriveRecord.of(task.record()).handler() + "'");
    }
    Object known = task.bufferedRecord().decoded();
    if (known != null) {
      return (Event<?>) known;
    }
    Event<?> event = decoder.decode(task.record().headers(), task.record().value());
    task.bufferedRecord().cacheDecoded(event);
    return event;
  }

  /** Of a redriven event its first place: that is what its handler may remember it by. */
  private static Delivery delivery(Task task) {
    ConsumerRecord<byte[], byte[]> record = task.record();
    if (task.isRedriven()) {
      EventOrigin first = RedriveRecord.of(record).origin();
      return new Delivery(first.topic(), first.partition(), first.offset(), task.attempt());
    }
    return new Delivery(record.topic(), record.partition(), record.offset(), task.attempt());
  }
}
