package org.openedx.eventbus.producer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventFilter;
import org.openedx.eventbus.event.MetadataFactory;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.producer.internal.Routes;
import org.openedx.eventbus.producer.internal.SendPipeline;
import org.openedx.eventbus.producer.monitoring.ProducerListener;
import org.openedx.eventbus.registry.SchemaRegistry;

/**
 * Builder of a {@link KafkaEventProducer}. Everything but the configuration has a default. Not
 * thread-safe. For example:
 *
 * <pre>{@code
 * EventProducer bus =
 *     KafkaEventProducer.builder(config).filters(FilterPipelines.create(config)).build();
 * }</pre>
 */
public final class KafkaEventProducerBuilder {
  private final EventBusConfig config;
  private @Nullable EventCatalog catalog;
  private @Nullable SchemaRegistry registry;
  private @Nullable MetadataFactory metadata;
  private ProducerListener listener = ProducerListener.NONE;
  private EventFilter filters = EventFilter.NONE;

  KafkaEventProducerBuilder(EventBusConfig config) {
    this.config = Objects.requireNonNull(config, "config");
  }

  /**
   * Sets the event types whose configuration is checked at start. Default: all on the class path.
   *
   * @param catalog the event types
   * @return this builder
   */
  public KafkaEventProducerBuilder catalog(EventCatalog catalog) {
    this.catalog = Objects.requireNonNull(catalog, "catalog");
    return this;
  }

  /**
   * Sets the schema registry client to use, for example one shared with a consumer. The caller
   * closes it. Default: a client of {@code eventbus.registry.url}, closed with the producer.
   *
   * @param registry the client; must remain open until the producer is closed
   * @return this builder
   */
  public KafkaEventProducerBuilder registry(SchemaRegistry registry) {
    this.registry = Objects.requireNonNull(registry, "registry");
    return this;
  }

  /**
   * Sets the factory of event ids, times and sources. Default: version-7 ids, the system clock,
   * this host, and {@code eventbus.service.name} as source.
   *
   * @param metadata the factory; called on the threads that send events
   * @return this builder
   */
  public KafkaEventProducerBuilder metadata(MetadataFactory metadata) {
    this.metadata = Objects.requireNonNull(metadata, "metadata");
    return this;
  }

  /**
   * Sets the filters that events pass before they are sent: {@code EventFilters.outbound} of their
   * types. The steps run on the thread that calls {@code send}, which throws their exceptions. An
   * event that a step drops is sent nowhere; its {@link SentEvent} contains the reason. Default:
   * events are not filtered.
   *
   * @param filters the filters, for example {@code FilterPipelines.create(config)}; thread-safe
   * @return this builder
   */
  public KafkaEventProducerBuilder filters(EventFilter filters) {
    this.filters = Objects.requireNonNull(filters, "filters");
    return this;
  }

  /**
   * Sets the listener that is notified of sent and failed events, for metrics and audit. Default:
   * none.
   *
   * @param listener the listener; thread-safe
   * @return this builder
   */
  public KafkaEventProducerBuilder listener(ProducerListener listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
    return this;
  }

  /**
   * Starts the producer. Broker and registry may be unavailable at this time.
   *
   * @return the producer; the caller closes it
   * @throws org.openedx.eventbus.EventBusException if the configuration is invalid; the message
   *     lists every problem
   */
  public KafkaEventProducer build() {
    Routes routes = validate();
    MetadataFactory factory =
        metadata != null ? metadata : MetadataFactory.of(config.eventSource());
    return new KafkaEventProducer(
        new SendPipeline(config, routes, registry, listener), factory, filters);
  }

  /** Returns the routes if all required settings are valid. */
  private Routes validate() {
    List<String> problems = new ArrayList<>();
    if (metadata == null) {
      check(config::requireServiceName, problems);
    }
    if (registry == null) {
      check(config::registry, problems);
    }
    check(config::kafka, problems);
    EventCatalog types = catalog != null ? catalog : EventCatalog.discover();
    Routes routes = check(() -> Routes.of(config, types), problems);
    if (routes == null || !problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return routes;
  }

  private static <T> @Nullable T check(Supplier<T> setting, List<String> problems) {
    try {
      return setting.get();
    } catch (ConfigurationException e) {
      problems.addAll(e.problems());
      return null;
    }
  }
}
