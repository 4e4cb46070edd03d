package org.openedx.eventbus.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventProducer;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.producer.KafkaEventProducer;
import org.openedx.eventbus.registry.RegistryRejectedException;
import org.openedx.eventbus.registry.RegistryRejectedException.Reason;
import org.openedx.eventbus.registry.Subject;

/** The story of the demo: events go out, come in, and a contract cannot be broken. */
final class Demo {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A new one each time: a broker that was named may know others. */
  private static final String GROUP = "demo-" + UUID.randomUUID().toString().substring(0, 8);

  private final DemoBus bus;
  private final DemoOutput output;
  private final LinkedBlockingQueue<Arrival<?>> arrivals = new LinkedBlockingQueue<>();
  private final Instant begun = Instant.now().truncatedTo(ChronoUnit.MICROS);

  Demo(DemoBus bus, DemoOutput output) {
    this.bus = bus;
    this.output = output;
  }

  private record Arrival<T>(Event<T> event, Delivery delivery) {}

  /**
   * Plays it.
   *
   * @return how many events were delivered, which is all of them
   * @throws CommandFailedException when an event does not come, or the registry lets a break pass
   */
  int run() throws InterruptedException {
    EventConsumerBuilder builder = EventConsumer.builder(bus.config()).group(GROUP);
    DemoEvents.ALL.forEach(sample -> receive(builder, sample.type()));
    int delivered;
    try (EventConsumer consumer = builder.start();
        EventProducer producer = KafkaEventProducer.create(bus.config())) {
      output.step("consumer group", GROUP + ", a handler for each of the nine types");
      AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
      DemoEvents.ALL.forEach(sample -> send(producer, sample, failure));
      delivered = receiveAll(consumer, failure);
      breakAContract();
    }
    return delivered;
  }

  private <T> void receive(EventConsumerBuilder builder, EventType<T> type) {
    builder.on(
        type,
        (event, delivery) -> {
          // A broker that was named may hold events from before.
          if (event.metadata().time().filter(time -> !time.isBefore(begun)).isPresent()) {
            arrivals.add(new Arrival<>(event, delivery));
          }
        });
  }

  private static <T> void send(
      EventProducer producer,
      DemoEvents.Sample<T> sample,
      AtomicReference<@Nullable Throwable> failure) {
    var unused =
        producer
            .send(sample.type(), sample.payload())
            .whenComplete(
                (sent, problem) -> {
                  if (problem != null) {
                    failure.set(problem);
                  }
                });
  }

  private int receiveAll(EventConsumer consumer, AtomicReference<@Nullable Throwable> failure)
      throws InterruptedException {
    int expected = DemoEvents.ALL.size();
    Set<UUID> seen = new HashSet<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (seen.size() < expected) {
      Arrival<?> next = arrivals.poll(200, TimeUnit.MILLISECONDS);
      if (next != null && seen.add(next.event().id())) {
        show(seen.size(), expected, next);
      }
      if (!consumer.isRunning()) {
        consumer.awaitShutdown(); // throws what ended it
      }
      Throwable problem = failure.get();
      if (problem != null || System.nanoTime() - deadline > 0) {
        output.result(seen.size(), expected);
        throw new CommandFailedException(
            problem == null
                ? "the others did not come within " + PATIENCE.toSeconds() + " s"
                : "an event could not be sent: " + problem.getMessage(),
            problem);
      }
    }
    return seen.size();
  }

  private <T> void show(int number, int of, Arrival<T> arrival) {
    output.event(number, of, arrival.event(), arrival.delivery());
  }

  private void breakAContract() {
    EventType<?> type = DemoEvents.TO_BREAK;
    output.gap();
    output.step("now a change that would break every reader:", "");
    output.quote(type.name() + " without the field 'mode'");
    Subject subject = Subject.value(bus.config().fullTopic(type.topic()), type.schema());
    try {
      bus.registry().register(subject, BreakingChange.without(type.schema().text(), "mode"));
    } catch (RegistryRejectedException e) {
      if (e.reason() != Reason.INCOMPATIBLE_SCHEMA) {
        throw e;
      }
      output.step("refused", "by the registry, HTTP 409");
      output.quote(e.registryMessage());
      return;
    }
    throw new CommandFailedException(
        "the registry accepted a change that breaks subject " + subject);
  }
}
