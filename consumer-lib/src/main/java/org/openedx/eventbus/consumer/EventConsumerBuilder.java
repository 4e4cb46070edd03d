package org.openedx.eventbus.consumer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.internal.engine.CircuitBreaker;
import org.openedx.eventbus.consumer.settings.ConsumerSettings;
import org.openedx.eventbus.consumer.settings.Ordering;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventFilter;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.handler.DeliveryHandler;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.handler.HandlerId;
import org.openedx.eventbus.handler.HandlerInterceptor;
import org.openedx.eventbus.handler.HandlerRegistration;
import org.openedx.eventbus.handler.HandlerRegistry;
import org.openedx.eventbus.registry.SchemaRegistry;

/** Puts a consumer together. Not thread-safe. */
public final class EventConsumerBuilder implements HandlerRegistry<EventConsumerBuilder> {
  final EventBusConfig config;
  final Handlers.Collector handlers = new Handlers.Collector();
  @Nullable String group;
  @Nullable EventCatalog catalog;
  @Nullable SchemaRegistry registry;

  /** Opens the client that events are read with. */
  BiFunction<EventBusConfig, String, Consumer<byte[], byte[]>> kafka = GroupKafka::open;

  private FailurePolicy failurePolicy = FailurePolicy.DEFAULT;
  private final Map<String, FailurePolicy> policies = new LinkedHashMap<>();

  private final Map<String, BooleanSupplier> pauseConditions = new LinkedHashMap<>();
  @Nullable BooleanSupplier pauseCondition;

  private final List<HandlerInterceptor> interceptors = new ArrayList<>();
  private @Nullable Ordering ordering;
  private OptionalInt concurrency = OptionalInt.empty();
  private EventFilter filters = EventFilter.NONE;
  ConsumerListener listener = ConsumerListener.NONE;

  EventConsumerBuilder(EventBusConfig config) {
    this.config = Objects.requireNonNull(config, "config");
  }

  /** The consumer group: members of one group share the events, each group gets all of them. */
  public EventConsumerBuilder group(String value) {
    if (Objects.requireNonNull(value, "group").isBlank()) {
      throw new IllegalArgumentException("group must not be blank");
    }
    this.group = value;
    return this;
  }

  /**
   * Adds a handler; {@link HandlerRegistry} has shorter forms. Handlers of one name form one
   * handler with one failure policy.
   */
  @Override
  public EventConsumerBuilder register(HandlerRegistration registration) {
    handlers.add(registration);
    return this;
  }

  /** Sets the failure policy of handlers without one; {@link FailurePolicy#DEFAULT} if not set. */
  public EventConsumerBuilder onFailure(FailurePolicy policy) {
    this.failurePolicy = Objects.requireNonNull(policy, "policy");
    return this;
  }

  /**
   * Sets the failure policy of a handler that was registered elsewhere, for example by a plugin. It
   * overrides the policy given where the handler was registered.
   *
   * @param handler the handler's name or id, see {@link HandlerId#matches}
   */
  public EventConsumerBuilder onFailure(String handler, FailurePolicy policy) {
    policies.put(requireName(handler), Objects.requireNonNull(policy, "policy"));
    return this;
  }

  /**
   * Pauses the consumer while a condition is true, as {@link EventConsumer#pause()} does, for
   * example a feature flag of the service. The condition is evaluated about once a second on a
   * thread of its own. If it throws, its previous value remains in effect; until it has returned
   * for the first time, the consumer is paused. The condition and {@link EventConsumer#resume()} do
   * not override each other.
   */
  public EventConsumerBuilder pausedWhile(BooleanSupplier condition) {
    this.pauseCondition = Objects.requireNonNull(condition, "condition");
    return this;
  }

  /**
   * Pauses a handler that was registered elsewhere while a condition is true, as {@link
   * #pausedWhile(BooleanSupplier)}.
   *
   * @param handler the handler's name or id, see {@link HandlerId#matches}
   */
  public EventConsumerBuilder pausedWhile(String handler, BooleanSupplier condition) {
    pauseConditions.put(requireName(handler), Objects.requireNonNull(condition, "condition"));
    return this;
  }

  private static String requireName(String handler) {
    if (Objects.requireNonNull(handler, "handler").isBlank()) {
      throw new IllegalArgumentException("handler must not be blank");
    }
    return handler;
  }

  /**
   * How many handlers run at once, on virtual threads where the runtime has them; else what {@code
   * eventbus.consumer.concurrency} says.
   */
  public EventConsumerBuilder concurrency(int handlersAtOnce) {
    if (handlersAtOnce < 1) {
      throw new IllegalArgumentException("at least one handler runs at once: " + handlersAtOnce);
    }
    this.concurrency = OptionalInt.of(handlersAtOnce);
    return this;
  }

  /** Which events are handled in order; else what {@code eventbus.consumer.ordering} says. */
  public EventConsumerBuilder ordering(Ordering value) {
    this.ordering = Objects.requireNonNull(value, "ordering");
    return this;
  }

  /** The types {@link #onTopic} knows the classes of; by default all on the class path. */
  public EventConsumerBuilder catalog(EventCatalog value) {
    this.catalog = Objects.requireNonNull(value, "catalog");
    return this;
  }

  /** A registry to share; the caller closes it. */
  public EventConsumerBuilder registry(SchemaRegistry value) {
    this.registry = Objects.requireNonNull(value, "registry");
    return this;
  }

  /**
   * What events go through before a handler gets them, at each attempt: {@code
   * EventFilters.inbound} of their types. A step that throws fails the attempt, as the handler
   * would; an event that is withheld is done with for that handler.
   */
  public EventConsumerBuilder filters(EventFilter value) {
    this.filters = Objects.requireNonNull(value, "filters");
    return this;
  }

  /** Runs around each call of each handler; of several, the first one given is the outermost. */
  public EventConsumerBuilder around(HandlerInterceptor interceptor) {
    interceptors.add(Objects.requireNonNull(interceptor, "interceptor"));
    return this;
  }

  /** Sees what is handled, failed and skipped. */
  public EventConsumerBuilder listener(ConsumerListener value) {
    this.listener = Objects.requireNonNull(value, "listener");
    return this;
  }

  Ordering ordering() {
    return ordering == null ? ConsumerSettings.of(config).ordering() : ordering;
  }

  OptionalInt concurrency() {
    return concurrency.isPresent() ? concurrency : ConsumerSettings.of(config).concurrency();
  }

  /** Returns what is wrong with names given to {@code onFailure} and {@code pausedWhile}. */
  List<String> nameProblems() {
    List<String> problems = new ArrayList<>();
    policies.keySet().forEach(name -> checkName("onFailure", name, problems));
    pauseConditions.keySet().forEach(name -> checkName("pausedWhile", name, problems));
    return problems;
  }

  private void checkName(String method, String name, List<String> problems) {
    if (handlers.ids().stream().noneMatch(id -> id.matches(name))) {
      problems.add(method + "(\"" + name + "\", …): " + HandlerNames.unknown(name, handlers.ids()));
    }
  }

  /** Policies that cannot be kept. */
  List<String> policyProblems() {
    boolean parks =
        handlers.ids().stream().anyMatch(id -> policy(id, handlers.options(id)).parks());
    return parks && ordering() == Ordering.NONE
        ? List.of(
            "thenPark() requires an order of events: set eventbus.consumer.ordering to key or"
                + " partition")
        : List.of();
  }

  private FailurePolicy policy(HandlerId id, Handlers.Options options) {
    return named(policies, id).or(options::failurePolicy).orElse(failurePolicy);
  }

  /** Returns the condition that pauses a handler, if there is one. */
  Optional<BooleanSupplier> pauseCondition(HandlerId id) {
    return named(pauseConditions, id).or(() -> handlers.options(id).pauseCondition());
  }

  private static <V> Optional<V> named(Map<String, V> values, HandlerId id) {
    return values.entrySet().stream()
        .filter(entry -> id.matches(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  NamedHandler handler(
      HandlerId id, Handlers.Options options, Function<EventName, DeliveryHandler<Object>> code) {
    ConsumerSettings settings = ConsumerSettings.of(config);
    ConsumerSettings.CircuitBreaker breaker = settings.circuitBreaker();
    return new NamedHandler(
        id,
        intercepted(id, code),
        new PolicyRule(policy(id, options), settings.onIncompatible()),
        new CircuitBreaker(breaker.failingKeys(), breaker.window(), breaker.openDuration()),
        filters);
  }

  private Function<EventName, DeliveryHandler<Object>> intercepted(
      HandlerId id, Function<EventName, DeliveryHandler<Object>> code) {
    Function<EventName, DeliveryHandler<Object>> wrapped = code;
    for (int i = interceptors.size() - 1; i >= 0; i--) {
      HandlerInterceptor interceptor = interceptors.get(i);
      Function<EventName, DeliveryHandler<Object>> inner = wrapped;
      wrapped =
          type -> {
            DeliveryHandler<Object> next = inner.apply(type);
            return (event, delivery) ->
                interceptor.around(id, event, delivery, () -> next.handle(event, delivery));
          };
    }
    return wrapped;
  }

  /**
   * Joins the group and begins to read. Returns at once: broker and registry may still be away.
   * Where the group's own topics, for what it cannot handle, are missing or too small, the consumer
   * stops with that error when it has seen it.
   *
   * @throws ConfigurationException when there is no group or no handler, two handlers of a type
   *     have one name, or a setting cannot be used
   */
  public EventConsumer start() {
    return KafkaEventConsumer.start(this);
  }
}
