package org.openedx.eventbus.consumer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.BreakerSettings;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.ConsumerSettings;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.config.Ordering;
import org.openedx.eventbus.consumer.internal.engine.CircuitBreaker;
import org.openedx.eventbus.event.DeliveryHandler;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventHandler;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.filter.FilterPipelines;
import org.openedx.eventbus.plugin.Registration;
import org.openedx.eventbus.registry.SchemaRegistry;

/** Puts a consumer together. Not thread-safe. */
public final class EventConsumerBuilder {
  /** No handler is called so. */
  static final String ALL = "";

  final EventBusConfig config;
  final Handlers.Collector handlers = new Handlers.Collector();
  @Nullable String group;
  @Nullable EventCatalog catalog;
  @Nullable SchemaRegistry registry;

  /** Opens the client that events are read with. */
  BiFunction<EventBusConfig, String, Consumer<byte[], byte[]>> kafka = GroupKafka::open;

  private FailurePolicy failurePolicy = FailurePolicy.DEFAULT;
  private final Map<String, FailurePolicy> policies = new LinkedHashMap<>();

  /** By the names that handlers go by. */
  final Map<String, BooleanSupplier> switches = new LinkedHashMap<>();

  private final List<HandlerInterceptor> interceptors = new ArrayList<>();
  private @Nullable Ordering ordering;
  private OptionalInt concurrency = OptionalInt.empty();
  private FilterPipelines filters = FilterPipelines.NONE;
  ConsumerListener listener = ConsumerListener.NONE;

  EventConsumerBuilder(EventBusConfig config) {
    this.config = Objects.requireNonNull(config, "config");
  }

  /** The consumer group: members of one group share the events, each group gets all of them. */
  public EventConsumerBuilder group(String value) {
    this.group = value;
    return this;
  }

  /**
   * Handles events of a type; a second handler of it needs a name. Handlers of several types with
   * one name, or without any, get the events of one key in their order, whatever the types.
   */
  public <T> EventConsumerBuilder on(EventType<T> type, EventHandler<? super T> handler) {
    return on(type, "", handler);
  }

  /** Handles events of a type, looking at where each came from. */
  public <T> EventConsumerBuilder on(EventType<T> type, DeliveryHandler<? super T> handler) {
    return on(type, "", handler);
  }

  /** Handles events of a type under a name that lasts: metrics and logs know it. */
  public <T> EventConsumerBuilder on(
      EventType<T> type, String name, EventHandler<? super T> handler) {
    handlers.onType(type, name, Handlers.ignoringDelivery(handler));
    return this;
  }

  /** Handles events of a type under a name that lasts, looking at where each came from. */
  public <T> EventConsumerBuilder on(
      EventType<T> type, String name, DeliveryHandler<? super T> handler) {
    handlers.onType(type, name, handler);
    return this;
  }

  /**
   * Handles events of every type on a topic, named without prefix. Payloads of types that are not
   * on the class path are Avro's generic records.
   */
  public EventConsumerBuilder onTopic(String topic, EventHandler<Object> handler) {
    return onTopic(topic, "", handler);
  }

  /** As {@link #onTopic(String, EventHandler)}, looking at where each event came from. */
  public EventConsumerBuilder onTopic(String topic, DeliveryHandler<Object> handler) {
    return onTopic(topic, "", handler);
  }

  /** As {@link #onTopic(String, EventHandler)}, under a name that lasts. */
  public EventConsumerBuilder onTopic(String topic, String name, EventHandler<Object> handler) {
    handlers.onTopic(topic, name, Handlers.ignoringDelivery(handler));
    return this;
  }

  /** As {@link #onTopic(String, DeliveryHandler)}, under a name that lasts. */
  public EventConsumerBuilder onTopic(String topic, String name, DeliveryHandler<Object> handler) {
    handlers.onTopic(topic, name, handler);
    return this;
  }

  /** Adds the handlers that configuration and plugins name, such as {@code plugins.receivers()}. */
  public EventConsumerBuilder receivers(Collection<Registration> registrations) {
    for (Registration each : registrations) {
      each.type().ifPresent(type -> handlers.onType(type, each.name(), each.handler()));
      each.topic().ifPresent(topic -> handlers.onTopic(topic, each.name(), each.handler()));
    }
    return this;
  }

  /** What happens when a handler throws; {@link FailurePolicy#DEFAULT} unless set. */
  public EventConsumerBuilder onFailure(FailurePolicy policy) {
    this.failurePolicy = Objects.requireNonNull(policy, "policy");
    return this;
  }

  /** What happens when handlers of this name throw, where it is not as for all others. */
  public EventConsumerBuilder onFailure(String handler, FailurePolicy policy) {
    policies.put(handler, Objects.requireNonNull(policy, "policy"));
    return this;
  }

  /**
   * A switch that stops this consumer at run time, such as a flag of whatever system a service has
   * for that: as {@link EventConsumer#pause()} while it says true. It is asked about once a second,
   * on a thread of its own. Where it throws, its last answer holds; until it has answered for the
   * first time no event is begun. It and {@link EventConsumer#resume()} do not undo each other.
   */
  public EventConsumerBuilder pausedWhile(BooleanSupplier paused) {
    switches.put(ALL, Objects.requireNonNull(paused, "paused"));
    return this;
  }

  /** As {@link #pausedWhile(BooleanSupplier)}, for handlers of this name alone. */
  public EventConsumerBuilder pausedWhile(String handler, BooleanSupplier paused) {
    switches.put(handler, Objects.requireNonNull(paused, "paused"));
    return this;
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
    this.catalog = value;
    return this;
  }

  /** A registry to share; the caller closes it. */
  public EventConsumerBuilder registry(SchemaRegistry value) {
    this.registry = value;
    return this;
  }

  /**
   * What events go through before a handler gets them, at each attempt: {@code
   * EventFilters.inbound} of their types. A step that throws fails the attempt, as the handler
   * would; an event that is withheld is done with for that handler.
   */
  public EventConsumerBuilder filters(FilterPipelines value) {
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
    return ordering == null ? config.consumer().ordering() : ordering;
  }

  OptionalInt concurrency() {
    return concurrency.isPresent() ? concurrency : config.consumer().concurrency();
  }

  /** Names that no handler goes by. */
  List<String> nameProblems() {
    List<String> problems = new ArrayList<>();
    policies.keySet().forEach(name -> checkName("onFailure", name, problems));
    switches.keySet().stream()
        .filter(name -> !name.equals(ALL))
        .forEach(name -> checkName("pausedWhile", name, problems));
    return problems;
  }

  private void checkName(String method, String name, List<String> problems) {
    if (!handlers.names().contains(name)) {
      problems.add(
          method + "(\"" + name + "\", …): no handler is called so; there are " + handlers.names());
    }
  }

  /** Policies that cannot be kept. */
  List<String> policyProblems() {
    boolean parks =
        failurePolicy.parks() || policies.values().stream().anyMatch(FailurePolicy::parks);
    return parks && ordering() == Ordering.NONE
        ? List.of(
            "thenPark() keeps the order of keys, and there is none: say"
                + " eventbus.consumer.ordering=key or partition")
        : List.of();
  }

  /**
   * @param given the name that the policy goes by
   * @param name the name it is known by, unique within its event type and topic
   */
  NamedHandler handler(
      String given, String name, Function<EventName, DeliveryHandler<Object>> handlers) {
    ConsumerSettings settings = config.consumer();
    BreakerSettings breaker = settings.breaker();
    return new NamedHandler(
        name,
        intercepted(name, handlers),
        new PolicyRule(policies.getOrDefault(given, failurePolicy), settings.incompatible()),
        new CircuitBreaker(breaker.keys(), breaker.within(), breaker.pause()),
        filters);
  }

  private Function<EventName, DeliveryHandler<Object>> intercepted(
      String name, Function<EventName, DeliveryHandler<Object>> handlers) {
    Function<EventName, DeliveryHandler<Object>> wrapped = handlers;
    for (int i = interceptors.size() - 1; i >= 0; i--) {
      HandlerInterceptor interceptor = interceptors.get(i);
      Function<EventName, DeliveryHandler<Object>> inner = wrapped;
      wrapped =
          type -> {
            DeliveryHandler<Object> next = inner.apply(type);
            return (event, delivery) ->
                interceptor.around(name, event, delivery, () -> next.handle(event, delivery));
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
