package org.openedx.eventbus.consumer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.internal.deadletter.GroupTopics;
import org.openedx.eventbus.consumer.internal.deadletter.KafkaClients;
import org.openedx.eventbus.consumer.internal.handler.HandlerRegistrations;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener;
import org.openedx.eventbus.consumer.settings.ConsumerSettings;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventFilter;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.handler.HandlerId;
import org.openedx.eventbus.handler.HandlerInterceptor;
import org.openedx.eventbus.handler.HandlerRegistration;
import org.openedx.eventbus.handler.HandlerRegistry;
import org.openedx.eventbus.registry.SchemaRegistry;

/**
 * Builder of an {@link EventConsumer}. Options that are not set come from the configuration. Not
 * thread-safe.
 */
public final class EventConsumerBuilder implements HandlerRegistry<EventConsumerBuilder> {
  final EventBusConfig config;
  final HandlerRegistrations handlers = new HandlerRegistrations();
  final List<BooleanSupplier> pauseConditions = new ArrayList<>();
  @Nullable SchemaRegistry registry;
  ConsumerListener listener = ConsumerListener.NONE;

  /** Creates the Kafka consumer; a benchmark replaces it. */
  BiFunction<EventBusConfig, String, Consumer<byte[], byte[]>> kafka = KafkaClients::consumer;

  private @Nullable String group;
  private @Nullable EventCatalog catalog;
  private @Nullable Ordering ordering;
  private OptionalInt concurrency = OptionalInt.empty();

  EventConsumerBuilder(EventBusConfig config) {
    this.config = Objects.requireNonNull(config, "config");
  }

  /**
   * Sets the consumer group, for example {@code certificate-mailer}. Members of a group share the
   * events; each group receives all of them.
   *
   * @param group the name, which becomes Kafka's {@code group.id} and a part of the names of the
   *     group's own topics: letters, digits, dots, hyphens and underscores
   * @return this builder
   * @throws IllegalArgumentException if the name is blank
   */
  public EventConsumerBuilder group(String group) {
    this.group = requireText(group, "group");
    return this;
  }

  private static String requireText(String value, String name) {
    if (Objects.requireNonNull(value, name).isBlank()) {
      throw new IllegalArgumentException(name + " must not be blank");
    }
    return value;
  }

  /**
   * Adds a handler; {@link HandlerRegistry} has shorter forms. Handlers of one name form one
   * handler with one failure policy.
   */
  @Override
  public EventConsumerBuilder register(HandlerRegistration registration) {
    handlers.add(Objects.requireNonNull(registration, "registration"));
    return this;
  }

  /**
   * Sets the failure policy of handlers without one; {@link FailurePolicy#DEFAULT} if not set.
   *
   * @param policy the policy, for example {@code retry(3, backoff).thenPark()}
   * @return this builder
   */
  public EventConsumerBuilder onFailure(FailurePolicy policy) {
    handlers.setDefaultPolicy(Objects.requireNonNull(policy, "policy"));
    return this;
  }

  /**
   * Sets the failure policy of a handler that was registered elsewhere, for example by a plugin. It
   * overrides the policy given where the handler was registered.
   *
   * @param handler the handler's name or id, see {@link HandlerId#matches}; {@link #start} fails if
   *     no handler matches
   * @param policy the policy
   * @return this builder
   * @throws IllegalArgumentException if the name is blank
   */
  public EventConsumerBuilder onFailure(String handler, FailurePolicy policy) {
    handlers.setPolicy(requireText(handler, "handler"), Objects.requireNonNull(policy, "policy"));
    return this;
  }

  /**
   * Pauses the consumer while a condition is true, like {@link EventConsumer#pause()}, for example
   * a feature flag of the service. If several conditions are given, the consumer is paused while
   * any of them is true.
   *
   * <p>Each condition is evaluated about once a second on a separate thread. If it throws, its
   * previous value applies; until it has returned for the first time, the consumer is paused.
   * {@link EventConsumer#resume()} does not override a condition.
   *
   * @param condition returns whether to pause all handlers
   * @return this builder
   */
  public EventConsumerBuilder pausedWhile(BooleanSupplier condition) {
    pauseConditions.add(Objects.requireNonNull(condition, "condition"));
    return this;
  }

  /**
   * Pauses a handler that was registered elsewhere while a condition is true, see {@link
   * #pausedWhile(BooleanSupplier)}. The condition is added to those of the handler's registration:
   * the handler is paused while any of them is true.
   *
   * @param handler the handler's name or id, see {@link HandlerId#matches}; {@link #start} fails if
   *     no handler matches
   * @param condition returns whether to pause the handler
   * @return this builder
   * @throws IllegalArgumentException if the name is blank
   */
  public EventConsumerBuilder pausedWhile(String handler, BooleanSupplier condition) {
    handlers.addPauseCondition(
        requireText(handler, "handler"), Objects.requireNonNull(condition, "condition"));
    return this;
  }

  /**
   * Sets the maximum number of handlers that run at once, instead of {@code
   * eventbus.consumer.concurrency}. They run on virtual threads if the runtime has them.
   *
   * @param handlersAtOnce the number, for example 64; at least 1
   * @return this builder
   * @throws IllegalArgumentException if the number is less than 1
   */
  public EventConsumerBuilder concurrency(int handlersAtOnce) {
    if (handlersAtOnce < 1) {
      throw new IllegalArgumentException("handlersAtOnce is less than 1: " + handlersAtOnce);
    }
    this.concurrency = OptionalInt.of(handlersAtOnce);
    return this;
  }

  /**
   * Sets which events are handled in order, instead of {@code eventbus.consumer.ordering}.
   *
   * @param ordering the order, for example {@code Ordering.PARTITION}
   * @return this builder
   */
  public EventConsumerBuilder ordering(Ordering ordering) {
    this.ordering = Objects.requireNonNull(ordering, "ordering");
    return this;
  }

  /**
   * Sets the event types that {@link #onTopic} decodes, instead of those on the class path.
   *
   * @param catalog the event types; those of registered handlers need not be in it
   * @return this builder
   */
  public EventConsumerBuilder catalog(EventCatalog catalog) {
    this.catalog = Objects.requireNonNull(catalog, "catalog");
    return this;
  }

  /**
   * Sets a shared registry client. Without one, the consumer creates a client from the
   * configuration and closes it.
   *
   * @param registry the client, which the caller closes after the consumer
   * @return this builder
   */
  public EventConsumerBuilder registry(SchemaRegistry registry) {
    this.registry = Objects.requireNonNull(registry, "registry");
    return this;
  }

  /**
   * Sets the filters that are applied before a handler is called, at each attempt. If a filter
   * throws, the attempt fails as if the handler had thrown. If it drops the event, the event is
   * completed for that handler.
   *
   * @param filters the filters, instead of those set before; {@link EventFilter#NONE} by default
   * @return this builder
   */
  public EventConsumerBuilder filters(EventFilter filters) {
    handlers.setFilters(Objects.requireNonNull(filters, "filters"));
    return this;
  }

  /**
   * Adds an interceptor of all calls of handlers; the first one added is the outermost.
   *
   * @param interceptor the interceptor; called on the threads of handlers, several at once
   * @return this builder
   */
  public EventConsumerBuilder around(HandlerInterceptor interceptor) {
    handlers.addInterceptor(Objects.requireNonNull(interceptor, "interceptor"));
    return this;
  }

  /**
   * Sets the listener, for example for metrics.
   *
   * @param listener the listener, instead of one set before; {@link ConsumerListener#NONE} by
   *     default
   * @return this builder
   */
  public EventConsumerBuilder listener(ConsumerListener listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
    return this;
  }

  Ordering ordering() {
    return ordering == null ? ConsumerSettings.of(config).ordering() : ordering;
  }

  OptionalInt concurrency() {
    return concurrency.isPresent() ? concurrency : ConsumerSettings.of(config).concurrency();
  }

  EventCatalog catalog() {
    return catalog == null ? EventCatalog.discover() : catalog;
  }

  /**
   * Joins the group and starts to read. Returns without waiting: broker and registry may be
   * unavailable. If the group's dead-letter topic is missing, accepts too small records or loses
   * dead letters, the consumer fails after the start.
   *
   * @return the running consumer, which the caller closes
   * @throws ConfigurationException if there is no group or no handler, if two handlers of an event
   *     type have one name, or if a required setting is missing. It contains all problems
   */
  public EventConsumer start() {
    List<String> problems = new ArrayList<>();
    String named = group;
    if (named == null) {
      problems.add("the consumer has no group: call group(name)");
    } else {
      check(() -> GroupTopics.of(config, named), problems);
    }
    check(config::kafka, problems);
    if (registry == null) {
      check(config::registry, problems);
    }
    problems.addAll(handlers.problems(config, catalog(), ordering() != Ordering.NONE));
    if (named == null || !problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return KafkaEventConsumer.start(this, named);
  }

  private static void check(Supplier<?> setting, List<String> problems) {
    try {
      var unused = setting.get();
    } catch (ConfigurationException e) {
      problems.addAll(e.problems());
    }
  }
}
