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
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.PartitionHealth;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.internal.Durations;

/**
 * Meters of a consumer in a Micrometer registry. Pass it to the consumer's builder as a listener,
 * and call {@link #watch} when the consumer has started. For example:
 *
 * <pre>{@code
 * ConsumerMetrics metrics = ConsumerMetrics.of(registry, "mailer");
 * EventConsumer consumer = EventConsumer.builder(config).group("mailer").listener(metrics).on(TYPE, handler).start();
 * metrics.watch(consumer::health);
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
 * <tr><td>{@code blocked}</td><td>counter</td><td>topic</td><td>blocks of a partition</td></tr>
 * <tr><td>{@code deleted.unread}</td><td>counter</td><td>topic</td><td>offsets that the broker
 *     deleted before they were read</td></tr>
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
 * <p>The tag {@code type} has at most 1000 values, because records name the types; further types
 * have the value {@code other}. An age of more than 100 years counts as 100 years.
 *
 * <p>Failed trials of a half-open circuit breaker are counted as {@code failed} and {@code
 * retried}.
 *
 * <p>Thread-safe.
 */
public final class ConsumerMetrics implements ConsumerListener {
  private static final String NAME = "eventbus.consumer.";

  /** A meter for every name that a record contains would fill the memory. */
  private static final int MAX_TYPES = 1_000;

  private static final String OTHER_TYPES = "other";

  private final MeterRegistry registry;
  private final Tags tags;
  private final InstantSource clock;
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();

  /** Values of the tag {@code type}: event types are named by records. */
  private final Set<String> types = ConcurrentHashMap.newKeySet();

  /** Partitions that are, or were, assigned to this member. */
  private final Set<TopicPartition> partitions = ConcurrentHashMap.newKeySet();

  private volatile @Nullable Supplier<ConsumerHealth> watched;

  ConsumerMetrics(MeterRegistry registry, String group, InstantSource clock) {
    this.registry = Objects.requireNonNull(registry, "registry");
    this.tags = Tags.of("group", Objects.requireNonNull(group, "group"));
    this.clock = clock;
  }

  /**
   * {@return a listener with the meters that count and time} {@link #watch} adds the gauges.
   *
   * @param registry the registry to which the meters are added; the caller closes it
   * @param group the consumer's group, the value of the tag {@code group}
   */
  public static ConsumerMetrics of(MeterRegistry registry, String group) {
    return new ConsumerMetrics(registry, group, InstantSource.system());
  }

  /**
   * Adds the gauges, which read the health of a consumer.
   *
   * @param health {@code consumer::health}; called at each reading of a gauge, on the thread that
   *     reads it
   */
  public void watch(Supplier<ConsumerHealth> health) {
    Objects.requireNonNull(health, "health");
    gauge("in.flight", health, ConsumerHealth::inFlight);
    gauge("parked.keys", health, ConsumerHealth::parkedKeys);
    gauge("in.memory", health, each -> sum(each, PartitionHealth::records));
    gauge("bytes", health, each -> sum(each, PartitionHealth::bytes));
    TimeGauge.builder(NAME + "busy", health, TimeUnit.MILLISECONDS, each -> busyMillis(each.get()))
        .tags(tags)
        .register(registry);
    watched = health; // first, so that a partition assigned concurrently gets its gauge
    partitions.forEach(each -> addLag(health, each));
  }

  private void gauge(
      String name,
      Supplier<ConsumerHealth> health,
      ToDoubleFunction<ConsumerHealth> reading,
      String... more) {
    Gauge.builder(NAME + name, health, each -> reading.applyAsDouble(each.get()))
        .tags(tags.and(more))
        .register(registry);
  }

  private static double sum(ConsumerHealth health, ToLongFunction<PartitionHealth> what) {
    return health.partitions().values().stream().mapToLong(what).sum();
  }

  private static double busyMillis(ConsumerHealth health) {
    return health.busy().stream().mapToLong(each -> each.age().toMillis()).max().orElse(0);
  }

  @Override
  public void onReceived(ReceivedRecords event) {
    counter("received", "topic", event.topic()).increment((double) event.count());
  }

  /** Adds the lag before any record is read: that of a paused partition matters most. */
  @Override
  public void onAssigned(AssignedPartition event) {
    TopicPartition at = new TopicPartition(event.topic(), event.partition());
    partitions.add(at);
    Supplier<ConsumerHealth> health = watched;
    if (health != null) {
      addLag(health, at);
    }
  }

  /** Adds a gauge; the registry ignores a duplicate. */
  private void addLag(Supplier<ConsumerHealth> health, TopicPartition at) {
    String partition = Integer.toString(at.partition());
    gauge("lag", health, each -> lag(each, at), "topic", at.topic(), "partition", partition);
  }

  /** Returns NaN while the partition is assigned to another member. */
  private static double lag(ConsumerHealth health, TopicPartition at) {
    PartitionHealth partition = health.partitions().get(at.toString());
    return partition == null || partition.lag().isEmpty()
        ? Double.NaN
        : partition.lag().getAsLong();
  }

  @Override
  public void onHandled(HandledDelivery event) {
    timer("handler", event).record(event.duration());
    event.event().metadata().time().ifPresent(time -> timer("age", event).record(age(time)));
  }

  /**
   * Returns zero for an event from the future, which has a wrong clock, and 100 years for an older
   * one: years such as 0001 come from clocks that were never set.
   */
  private Duration age(Instant time) {
    Duration age = Duration.between(time, clock.instant());
    return age.isNegative() ? Duration.ZERO : Durations.bounded(age);
  }

  /** Returns the name of a type, or a common value if there are too many. */
  private String tag(EventName type) {
    String name = type.value();
    if (types.contains(name)) {
      return name;
    }
    // Concurrent callers may exceed the limit by a few.
    return types.size() < MAX_TYPES && types.add(name) ? name : OTHER_TYPES;
  }

  private Timer timer(String name, HandledDelivery event) {
    String type = tag(event.event().type().name());
    return timers.computeIfAbsent(
        name + " " + event.handler() + " " + type,
        any ->
            Timer.builder(NAME + name)
                .tags(tags.and("handler", event.handler(), "type", type))
                .register(registry));
  }

  @Override
  public void onFailed(FailedDelivery event) {
    counter("failed", "handler", event.handler()).increment();
    counter("retried", "handler", event.handler()).increment();
  }

  @Override
  public void onDeadLettered(DeadLetteredDelivery event) {
    if (event.disposition() != Disposition.PARKED) { // a parked event was not attempted
      counter("failed", "handler", event.handler()).increment();
    }
    counter("dead.lettered", "handler", event.handler(), "disposition", event.disposition().name())
        .increment();
  }

  @Override
  public void onSkipped(SkippedDelivery event) {
    counter("skipped", "type", tag(event.type())).increment();
  }

  @Override
  public void onBlocked(BlockedPartition event) {
    counter("blocked", "topic", event.topic()).increment();
  }

  @Override
  public void onDeletedUnread(DeletedEvents event) {
    counter("deleted.unread", "topic", event.topic()).increment((double) event.count());
  }

  private Counter counter(String name, String... more) {
    return registry.counter(NAME + name, tags.and(more));
  }
}
