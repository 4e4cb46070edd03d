package org.openedx.eventbus.consumer.monitoring;

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
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.handler.Delivery;

/**
 * Meters of a consumer in a Micrometer registry. Pass it to the consumer's builder as a listener,
 * and call {@link #watch} when the consumer has started. For example:
 *
 * <pre>{@code
 * ConsumerMetrics metrics = ConsumerMetrics.of(registry, "mailer");
 * EventConsumer consumer = EventConsumer.builder(config).group("mailer").listener(metrics).on(TYPE, handler).start();
 * metrics.watch(consumer);
 * }</pre>
 *
 * <p>All meters have the tag {@code group}. Their names begin with {@code eventbus.consumer.}:
 *
 * <table>
 * <caption>Meters</caption>
 * <tr><th>name</th><th>type</th><th>tags</th><th>value</th></tr>
 * <tr><td>{@code received}</td><td>counter</td><td>topic</td><td>records read</td></tr>
 * <tr><td>{@code failed}</td><td>counter</td><td>handler</td><td>failed attempts</td></tr>
 * <tr><td>{@code retried}</td><td>counter</td><td>handler</td><td>failed attempts that are
 *     retried</td></tr>
 * <tr><td>{@code dead.lettered}</td><td>counter</td><td>handler, disposition</td><td>dead
 *     letters</td></tr>
 * <tr><td>{@code skipped}</td><td>counter</td><td>type</td><td>events without a handler</td></tr>
 * <tr><td>{@code stopped}</td><td>counter</td><td>topic</td><td>blocks of a partition</td></tr>
 * <tr><td>{@code handler}</td><td>timer</td><td>type, handler</td><td>time in the handler</td></tr>
 * <tr><td>{@code age}</td><td>timer</td><td>type, handler</td><td>time from the event's {@code
 *     ce_time} until it was handled</td></tr>
 * <tr><td>{@code in.flight}</td><td>gauge</td><td></td><td>events that handlers are
 *     processing</td></tr>
 * <tr><td>{@code in.memory}</td><td>gauge</td><td></td><td>buffered records</td></tr>
 * <tr><td>{@code bytes}</td><td>gauge</td><td></td><td>buffered bytes</td></tr>
 * <tr><td>{@code busy}</td><td>time gauge</td><td></td><td>how long the slowest handler has been
 *     processing its event</td></tr>
 * <tr><td>{@code parked.keys}</td><td>gauge</td><td></td><td>parked keys of the whole
 *     group</td></tr>
 * <tr><td>{@code lag}</td><td>gauge</td><td>topic, partition</td><td>lag of an assigned
 *     partition</td></tr>
 * </table>
 *
 * <p>Failed trials of a half-open circuit breaker are not counted as {@code failed} or {@code
 * retried}.
 *
 * <p>Thread-safe.
 */
public final class ConsumerMetrics implements ConsumerListener {
  private static final String NAME = "eventbus.consumer.";

  private final MeterRegistry registry;
  private final Tags tags;
  private final InstantSource clock;
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();
  private final Set<At> partitions = ConcurrentHashMap.newKeySet();
  private volatile @Nullable EventConsumer watched;

  /** A partition that is, or was, assigned to this member. */
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
   * Creates the meters that count and time; {@link #watch} adds the gauges.
   *
   * @param group the consumer's group
   */
  public static ConsumerMetrics of(MeterRegistry registry, String group) {
    return of(registry, group, InstantSource.system());
  }

  static ConsumerMetrics of(MeterRegistry registry, String group, InstantSource clock) {
    return new ConsumerMetrics(registry, group, clock);
  }

  /** Adds the gauges, which read the health of a consumer. */
  public void watch(EventConsumer consumer) {
    gauge("in.flight", consumer, ConsumerHealth::inFlight);
    gauge("parked.keys", consumer, ConsumerHealth::parkedKeys);
    gauge("in.memory", consumer, health -> sum(health, PartitionHealth::records));
    gauge("bytes", consumer, health -> sum(health, PartitionHealth::bytes));
    TimeGauge.builder(NAME + "busy", consumer, TimeUnit.MILLISECONDS, ConsumerMetrics::busyMillis)
        .tags(tags)
        .register(registry);
    watched = consumer; // first, so that a partition assigned concurrently gets its gauge
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

  /** Adds the lag before any record is read: that of a paused partition matters most. */
  @Override
  public void assigned(String topic, int partition) {
    At at = new At(topic, partition);
    partitions.add(at);
    EventConsumer consumer = watched;
    if (consumer != null) {
      addLag(consumer, at);
    }
  }

  /** Adds a gauge; the registry ignores a duplicate. */
  private void addLag(EventConsumer consumer, At at) {
    Gauge.builder(NAME + "lag", consumer, each -> lag(each, at))
        .tags(tags.and("topic", at.topic(), "partition", Integer.toString(at.partition())))
        .register(registry);
  }

  /** Returns NaN while the partition is assigned to another member. */
  private static double lag(EventConsumer consumer, At at) {
    PartitionHealth health = consumer.health().partitions().get(at.toString());
    return health == null ? Double.NaN : health.lag().map(Long::doubleValue).orElse(Double.NaN);
  }

  @Override
  public void handled(String handler, Event<?> event, Delivery delivery, Duration took) {
    timer("handler", handler, event).record(took);
    event.metadata().time().ifPresent(time -> timer("age", handler, event).record(age(time)));
  }

  /** Returns zero for an event from the future, which has a wrong clock. */
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
    if (disposition != Disposition.PARKED) { // a parked event was not attempted
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
