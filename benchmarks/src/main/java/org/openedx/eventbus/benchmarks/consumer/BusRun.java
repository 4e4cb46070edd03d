package org.openedx.eventbus.benchmarks.consumer;

import static org.openedx.events.learning.LearningEvents.STUDENT_REGISTRATION_COMPLETED;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.consumer.ReplacedKafkaClient;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;

/** Run of the event bus over a whole topic, as a new group, with handlers that do nothing. */
final class BusRun {
  private static final int PATIENCE_SECONDS = 120;

  /** A number of records that a moderate heap can hold. */
  private static final int IN_MEMORY = 300_000;

  private BusRun() {}

  /** Returns a builder for a consumer of the topic, as a new group, without handlers. */
  static EventConsumerBuilder builder(FilledTopic topic, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    all.put("eventbus.kafka.bootstrap.servers", topic.bootstrapServers());
    all.put("eventbus.topic.prefix", topic.prefix());
    all.put("eventbus.topics.create", "missing");
    all.put("eventbus.topics.partitions", "1");
    all.put("eventbus.service.name", "bench");
    all.putAll(settings);
    return EventConsumer.builder(EventBusConfig.of(all))
        .group("g-" + UUID.randomUUID())
        .registry(topic.registry());
  }

  static Measurement run(FilledTopic topic, Ordering ordering) throws InterruptedException {
    return run(
        builder(topic, Map.of()).ordering(ordering), topic.events(), EventConsumerBuilder::start);
  }

  /** Measures a run whose records are in memory before it starts. */
  static Measurement inMemory(FilledTopic topic, Ordering ordering) throws InterruptedException {
    System.gc(); // a full heap would be measured as a cost of the bus
    InMemoryConsumer client = InMemoryConsumer.of(topic, Math.min(topic.events(), IN_MEMORY));
    return run(
        builder(topic, Map.of()).ordering(ordering),
        client.size(),
        builder -> ReplacedKafkaClient.start(builder, client));
  }

  /** Measures from the first handled event to the last. */
  private static Measurement run(
      EventConsumerBuilder builder, int events, Function<EventConsumerBuilder, EventConsumer> start)
      throws InterruptedException {
    AtomicInteger handled = new AtomicInteger();
    AtomicReference<@Nullable Meter> meter = new AtomicReference<>();
    AtomicReference<@Nullable Measurement> figures = new AtomicReference<>();
    CountDownLatch end = new CountDownLatch(1);
    builder.on(
        STUDENT_REGISTRATION_COMPLETED,
        event -> {
          int number = handled.incrementAndGet();
          if (number == 1) {
            meter.set(new Meter());
          } else if (number == events) {
            Meter started = meter.get();
            if (started != null) {
              figures.set(started.stop(events));
            }
            end.countDown();
          }
        });
    try (EventConsumer consumer = start.apply(builder)) {
      if (!end.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            handled
                + " of "
                + events
                + " events after "
                + PATIENCE_SECONDS
                + " s: "
                + consumer.health());
      }
    }
    Measurement found = figures.get();
    if (found == null || handled.get() != events) {
      throw new IllegalStateException("handled " + handled + " of " + events + " events");
    }
    return found;
  }
}
