package org.openedx.eventbus.local;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.config.Setting;
import org.openedx.eventbus.config.SettingType;
import org.openedx.eventbus.config.SettingsReader;
import org.openedx.eventbus.config.SettingsSection;
import org.openedx.eventbus.event.EventFilter;
import org.openedx.eventbus.event.EventProducer;
import org.openedx.eventbus.event.MetadataFactory;

/**
 * Builder of a {@link LocalEventBus}. Not thread-safe. For example:
 *
 * <pre>{@code
 * LocalEventBus bus = LocalEventBus.builder(config).publishingTo(producer).build();
 * }</pre>
 */
public final class LocalEventBusBuilder {
  /** Default of {@link #slowThreshold}: {@value} ms. */
  public static final int DEFAULT_SLOW_MILLIS = 500;

  @Nullable MetadataFactory metadata;
  @Nullable EventProducer producer;
  @Nullable Executor executor;
  boolean strict;
  Duration slowThreshold = Duration.ofMillis(DEFAULT_SLOW_MILLIS);
  LocalListener listener = LocalListener.NONE;
  EventFilter filters = EventFilter.NONE;
  LongSupplier nanos = System::nanoTime;

  LocalEventBusBuilder() {}

  /**
   * Sets the source of metadata: the identity of this service, or a fixed clock and fixed ids for
   * tests. Default: version-7 ids, the system clock, and {@code openedx/local/web} as source.
   *
   * @param metadata the factory; required if the bus has a producer
   * @return this builder
   */
  public LocalEventBusBuilder metadata(MetadataFactory metadata) {
    this.metadata = Objects.requireNonNull(metadata, "metadata");
    return this;
  }

  /**
   * Sends events to a producer after their handlers have run. The configuration of the producer
   * decides the topics. Default: no producer.
   *
   * @param producer the producer; the caller closes it, after the bus
   * @return this builder
   */
  public LocalEventBusBuilder publishingTo(EventProducer producer) {
    this.producer = Objects.requireNonNull(producer, "producer");
    return this;
  }

  /**
   * Sets the filters, which run as on Kafka: {@link EventFilter#outbound} once for each event that
   * is sent, before its handlers and the producer get it, and {@link EventFilter#inbound} before
   * each handler. Do not give the same filters to the bus and to its producer or consumer, which
   * would run them twice. Default: none.
   *
   * @param filters the filters, for example {@code FilterPipelines.create(config)}
   * @return this builder
   */
  public LocalEventBusBuilder filters(EventFilter filters) {
    this.filters = Objects.requireNonNull(filters, "filters");
    return this;
  }

  /**
   * Stops at the first handler that throws: later handlers do not run, {@code send} fails with the
   * exception, and the event is not sent to the producer. By default all handlers run.
   *
   * @return this builder
   */
  public LocalEventBusBuilder strict() {
    this.strict = true;
    return this;
  }

  /**
   * Runs handlers on an executor, those of one event one after the other; {@code send} then returns
   * before they have run. Events keep their order if the executor runs its tasks in order, for
   * example if it has a single thread. If the executor rejects a task, {@code send} throws its
   * exception.
   *
   * @param executor the executor; the caller shuts it down, after closing the bus
   * @return this builder
   */
  public LocalEventBusBuilder executor(Executor executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
    return this;
  }

  /**
   * Logs a warning if a handler takes longer than this, for example {@code ofMillis(100)}. Default:
   * 500 ms.
   *
   * @param slowThreshold the longest time without a warning
   * @return this builder
   * @throws IllegalArgumentException if the duration is not positive
   */
  public LocalEventBusBuilder slowThreshold(Duration slowThreshold) {
    Objects.requireNonNull(slowThreshold, "slowThreshold");
    if (slowThreshold.isNegative() || slowThreshold.isZero()) {
      throw new IllegalArgumentException("slowThreshold must be positive: " + slowThreshold);
    }
    this.slowThreshold = slowThreshold;
    return this;
  }

  /**
   * Sets the listener that receives the results and times of handlers. Default: none.
   *
   * @param listener the listener; thread-safe
   * @return this builder
   */
  public LocalEventBusBuilder listener(LocalListener listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
    return this;
  }

  LocalEventBusBuilder nanos(LongSupplier nanos) {
    this.nanos = nanos;
    return this;
  }

  /**
   * Creates the bus.
   *
   * @return the bus; the caller closes it
   * @throws IllegalStateException if there is a producer but no metadata factory: published events
   *     contain the name of the service
   */
  public LocalEventBus build() {
    if (producer != null && metadata == null) {
      throw new IllegalStateException(
          "published events need the metadata of this service: use LocalEventBus.builder(config) or"
              + " call metadata(…)");
    }
    return new LocalEventBus(this);
  }

  /**
   * The settings of the local bus.
   *
   * @param slowThreshold the duration above which a handler's call is logged as slow
   */
  record LocalBusSettings(Duration slowThreshold) {
    /** Returns the settings of a configuration. */
    static LocalBusSettings of(EventBusConfig config) {
      return config.read(new Section());
    }

    /** Declaration of the settings; public for {@link java.util.ServiceLoader}. */
    public static final class Section implements SettingsSection<LocalBusSettings> {
      private static final Setting<Duration> SLOW_THRESHOLD =
          Setting.of(
                  "eventbus.handlers.slow-threshold",
                  SettingType.POSITIVE_DURATION,
                  "The local bus logs a warning if a handler takes longer than this.")
              .withDefault("500ms");

      @Override
      public List<Setting<?>> settings() {
        return List.of(SLOW_THRESHOLD);
      }

      @Override
      public LocalBusSettings read(SettingsReader in) {
        return new LocalBusSettings(in.get(SLOW_THRESHOLD));
      }
    }
  }
}
