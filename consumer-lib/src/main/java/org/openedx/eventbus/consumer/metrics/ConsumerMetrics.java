package org.openedx.eventbus.consumer.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.ConsumerHealth;
import org.openedx.eventbus.consumer.ConsumerHealth.PartitionHealth;
import org.openedx.eventbus.consumer.ConsumerListener;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.deadletter.Disposition;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.handler.Delivery;

/**
 * Counts and times what a consumer does, in a registry of Micrometer's. Give it to the builder as a
 * listener, and {@link #watch} the consumer once it is started. Thread-safe.
 *
 * <p>All meters have the tag {@code group}. Counters: {@code eventbus.consumer.received} by topic,
 * {@code .failed} by handler (each attempt, also the last), {@code .retried} by handler (those of
 * them that are repeated), {@code .dead.lettered} by handler and disposition, {@code .skipped} by
 * event type, {@code .stopped} by topic. Failed trials of a handler whose breaker is open count as
 * neither. Timers by event type and handler: {@code .handler} for the handler itself, {@code .age}
 * from the event's own time until it was handled. Gauges: {@code .in.flight} for handlers that are
 * at an event, {@code .in.memory} and {@code .bytes} for all partitions, {@code .busy} for how long
 * the slowest handler has been at one event, {@code .parked.keys} of the whole group, {@code .lag}
 * by topic and partition.
 */
public final class ConsumerMetrics implements ConsumerListener {
  private static final String NAME = "eventbus.consumer.";

  private final MeterRegistry registry;
  private final Tags tags;
  private final InstantSource clock;
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();
  private final Set<At> partitions = ConcurrentHashMap.newKeySet();
  private volatile @Nullable EventConsumer watched;

  /** A partition that is, or was, this member's. */
  private record At(String topic, int partition) {
    @Override
    public String toString() {
      return topic + "-" + partition;
    }
  }

  private ConsumerMetrics(MeterRegistry registry, String group, InstantSource clock) {
    this.registry = registry;
    this.tags = Tags.of("group", group);
    this.clock = clock;
  }

  /**
   * @param group the consumer's group
   */
  public static ConsumerMetrics of(MeterRegistry registry, String group) {
    return of(registry, group, InstantSource.system());
  }

  static ConsumerMetrics of(MeterRegistry registry, String group, InstantSource clock) {
    return new ConsumerMetrics(registry, group, clock);
  }

  /** Adds the gauges, which ask a consumer for its health. */
  public void watch(EventConsumer consumer) {
    gauge("in.flight", consumer, ConsumerHealth::inFlight);
    gauge("parked.keys", consumer, ConsumerHealth::parkedKeys);
    gauge("in.memory", consumer, health -> sum(health, PartitionHealth::records));
    gauge("bytes", consumer, health -> sum(health, PartitionHealth::bytes));
    TimeGauge.builder(NAME + "busy", consumer, TimeUnit.MILLISECONDS, ConsumerMetrics::busyMillis)
        .tags(tags)
        .register(registry);
    watched = consumer; // first: a partition that comes meanwhile is seen here or there
    partitions.forEach(each -> addLag(consumer, each));
  }

  private interface Reading {
    double of(ConsumerHealth health);
  }

  private void gauge(String name, EventConsumer consumer, Reading reading) {
    Gauge.builder(NAME + name, consumer, each -> reading.of(each.health()))
        .tags(tags)
        .register(registry);
  }

  private static double sum(ConsumerHealth health, ToLongFunction<PartitionHealth> what) {
    return health.partitions().values().stream().mapToLong(what).sum();
  }

  private static double busyMillis(EventConsumer consumer) {
    return consumer.health().busy().stream()
        .map(ConsumerHealth.Busy::age)
        .mapToLong(Duration::toMillis)
        .max()
        .orElse(0);
  }

  @Override
  public void received(String topic, int partition, int events) {
    counter("received", Tags.of("topic", topic)).increment(events);
  }

  /** Perhaps paused and never read, which is when its lag is of interest. */
  @Override
  public void assigned(String topic, int partition) {
    At at = new At(topic, partition);
    partitions.add(at);
    EventConsumer consumer = watched;
    if (consumer != null) {
      addLag(consumer, at);
    }
  }

  /** Once more does no harm: the registry keeps the first. */
  private void addLag(EventConsumer consumer, At at) {
    Gauge.builder(NAME + "lag", consumer, each -> lag(each, at))
        .tags(tags.and("topic", at.topic(), "partition", Integer.toString(at.partition())))
        .register(registry);
  }

  /** Not a number while the partition is another member's. */
  private static double lag(EventConsumer consumer, At at) {
    PartitionHealth health = consumer.health().partitions().get(at.toString());
    return health == null ? Double.NaN : health.lag().map(Long::doubleValue).orElse(Double.NaN);
  }

  @Override
  public void handled(String handler, Event<?> event, Delivery delivery, Duration took) {
    timer("handler", handler, event).record(took);
    event.metadata().time().ifPresent(time -> timer("age", handler, event).record(age(time)));
  }

  /** An event from the future, by a clock that goes wrong, is new. */
  private Duration age(Instant time) {
    Duration age = Duration.between(time, clock.instant());
    return age.isNegative() ? Duration.ZERO : age;
  }

  private Timer timer(String name, String handler, Event<?> event) {
    String type = event.type().name().value();
    return timers.computeIfAbsent(
        name + " " + handler + " " + type,
        any ->
            Timer.builder(NAME + name)
                .tags(tags.and("handler", handler, "type", type))
                .register(registry));
  }

  @Override
  public void failed(String handler, Delivery delivery, Throwable cause, Duration retryAfter) {
    countFailed(handler);
    counter("retried", Tags.of("handler", handler)).increment();
  }

  private void countFailed(String handler) {
    counter("failed", Tags.of("handler", handler)).increment();
  }

  @Override
  public void deadLettered(String handler, Delivery delivery, Disposition disposition) {
    if (disposition != Disposition.PARKED) { // which its handler was not given
      countFailed(handler);
    }
    counter("dead.lettered", Tags.of("handler", handler, "disposition", disposition.name()))
        .increment();
  }

  @Override
  public void skipped(EventName type, Delivery delivery) {
    counter("skipped", Tags.of("type", type.value())).increment();
  }

  @Override
  public void stopped(String topic, int partition, Throwable cause) {
    counter("stopped", Tags.of("topic", topic)).increment();
  }

  private Counter counter(String name, Tags more) {
    return registry.counter(NAME + name, tags.and(more));
  }
}
