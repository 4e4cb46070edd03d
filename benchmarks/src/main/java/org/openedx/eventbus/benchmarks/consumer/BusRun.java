package org.openedx.eventbus.benchmarks.consumer;

import static org.openedx.events.learning.LearningEvents.STUDENT_REGISTRATION_COMPLETED;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;

/** Run of the event bus over a whole topic, as a new group, with handlers that do nothing. */
final class BusRun {
  private static final int PATIENCE_SECONDS = 120;

  /** The figures of a run that exceeded the patience. */
  private static final Measurement LATE = new Measurement(0, 0, 0);

  /** A number of records that a moderate heap can hold. */
  private static final int IN_MEMORY = 300_000;

  private BusRun() {}

  /** Returns a builder for a consumer of the topic, as a new group, without handlers. */
  static EventConsumerBuilder builder(FilledTopic topic, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    all.put("eventbus.kafka.bootstrap.servers", topic.bootstrapServers());
    all.put("eventbus.topic.prefix", FilledTopic.PREFIX);
    all.put("eventbus.topics.create", "missing");
    all.put("eventbus.topics.partitions", "1");
    all.put("eventbus.service.name", "bench");
    all.putAll(settings);
    return EventConsumer.builder(EventBusConfig.of(all))
        .group("g-" + UUID.randomUUID())
        .registry(topic.registry());
  }

  static Measurement run(FilledTopic topic, Ordering ordering) {
    return run(
        builder(topic, Map.of()).ordering(ordering), topic.events(), EventConsumerBuilder::start);
  }

  /** Measures a run whose records are in memory before it starts. */
  static Measurement inMemory(FilledTopic topic, Ordering ordering) {
    System.gc(); // a full heap would be measured as a cost of the bus
    InMemoryConsumer client = InMemoryConsumer.of(topic, Math.min(topic.events(), IN_MEMORY));
    return run(
        builder(topic, Map.of()).ordering(ordering),
        client.size(),
        builder -> start(builder, client));
  }

  /**
   * Starts a consumer that reads from {@code client}. By reflection: a benchmark alone replaces the
   * client, so no type of the consumer offers it.
   */
  private static EventConsumer start(
      EventConsumerBuilder builder, Consumer<byte[], byte[]> client) {
    BiFunction<EventBusConfig, String, Consumer<byte[], byte[]>> clients =
        (config, group) -> client;
    try {
      Field field = EventConsumerBuilder.class.getDeclaredField("kafka");
      field.setAccessible(true);
      field.set(builder, clients);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    return builder.start();
  }

  /** Measures from the first handled event to the last. */
  private static Measurement run(
      EventConsumerBuilder builder,
      int events,
      Function<EventConsumerBuilder, EventConsumer> start) {
    AtomicInteger handled = new AtomicInteger();
    CompletableFuture<Meter> meter = new CompletableFuture<>();
    CompletableFuture<Measurement> figures = new CompletableFuture<>();
    builder.on(
        STUDENT_REGISTRATION_COMPLETED,
        event -> {
          int number = handled.incrementAndGet();
          if (number == 1) {
            meter.complete(new Meter());
          } else if (number == events) {
            figures.complete(meter.join().stop(events));
          }
        });
    try (EventConsumer consumer = start.apply(builder)) {
      if (figures.completeOnTimeout(LATE, PATIENCE_SECONDS, TimeUnit.SECONDS).join().equals(LATE)) {
        throw new IllegalStateException(
            "%s of %s events after %s s: %s"
                .formatted(handled, events, PATIENCE_SECONDS, consumer.health()));
      }
    }
    if (handled.get() != events) {
      throw new IllegalStateException("handled " + handled + " of " + events + " events");
    }
    return figures.join();
  }
}
