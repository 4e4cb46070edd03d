package org.openedx.eventbus.consumer.internal.handler;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.internal.engine.CircuitBreaker;
import org.openedx.eventbus.consumer.internal.engine.FailureRule;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.settings.ConsumerSettings;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventFilter;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.DeliveryHandler;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.handler.HandlerId;
import org.openedx.eventbus.handler.HandlerInterceptor;
import org.openedx.eventbus.handler.HandlerRegistration;
import org.openedx.eventbus.internal.SafeText;
import org.openedx.eventbus.internal.TopicNames;

/**
 * Registrations of a consumer's handlers, with their failure policies, pause conditions, filters
 * and interceptors. All errors are reported together by {@link #problems}. Not thread-safe.
 */
public final class HandlerRegistrations {
  /** Length of a topic's name in a message. */
  private static final int MAX_SHOWN = 300;

  private final List<HandlerRegistration> registrations = new ArrayList<>();
  private FailurePolicy defaultPolicy = FailurePolicy.DEFAULT;
  private final Map<String, FailurePolicy> policies = new LinkedHashMap<>();
  private final Map<String, List<BooleanSupplier>> pauseConditions = new LinkedHashMap<>();
  private final List<HandlerInterceptor> interceptors = new ArrayList<>();
  private EventFilter filters = EventFilter.NONE;

  public void add(HandlerRegistration registration) {
    registrations.add(registration);
  }

  /** Sets the failure policy of handlers without one. */
  public void setDefaultPolicy(FailurePolicy policy) {
    defaultPolicy = policy;
  }

  /** Sets the failure policy of the handlers that a name or id selects. */
  public void setPolicy(String handler, FailurePolicy policy) {
    policies.put(handler, policy);
  }

  /** Adds a pause condition to the handlers that a name or id selects. */
  public void addPauseCondition(String handler, BooleanSupplier condition) {
    pauseConditions.computeIfAbsent(handler, any -> new ArrayList<>()).add(condition);
  }

  /** Adds an interceptor inside of those that were added before. */
  public void addInterceptor(HandlerInterceptor interceptor) {
    interceptors.add(interceptor);
  }

  public void setFilters(EventFilter newFilters) {
    filters = newFilters;
  }

  private Set<HandlerId> ids() {
    Set<HandlerId> ids = new LinkedHashSet<>();
    registrations.forEach(each -> ids.add(each.id()));
    return ids;
  }

  private Stream<HandlerRegistration> of(HandlerId id) {
    return registrations.stream().filter(each -> each.id().equals(id));
  }

  private <V> Stream<V> selected(Map<String, V> byName, HandlerId id) {
    return byName.entrySet().stream()
        .filter(entry -> id.matches(entry.getKey()))
        .map(Map.Entry::getValue);
  }

  private FailurePolicy policy(HandlerId id) {
    return Stream.concat(selected(policies, id), registeredPolicies(id))
        .findFirst()
        .orElse(defaultPolicy);
  }

  private Stream<FailurePolicy> registeredPolicies(HandlerId id) {
    return of(id).flatMap(each -> each.options().failurePolicy().stream()).distinct();
  }

  private List<BooleanSupplier> conditions(HandlerId id) {
    return Stream.concat(
            of(id).flatMap(each -> each.options().pauseCondition().stream()),
            selected(pauseConditions, id).flatMap(List::stream))
        .distinct()
        .toList();
  }

  /** Returns the event types that have handlers. */
  public EventCatalog types() {
    return EventCatalog.of(
        registrations.stream()
            .<EventType<?>>flatMap(each -> each.type().stream())
            .distinct()
            .toList());
  }

  /** Returns the full names of the topics to read. */
  public Set<String> topics(EventBusConfig config) {
    Set<String> topics = new TreeSet<>();
    for (HandlerRegistration each : registrations) {
      each.topic().map(config::fullTopic).ifPresent(topics::add);
      each.type()
          .map(type -> config.consumeTopics().getOrDefault(type.name(), List.of(type.topic())))
          .ifPresent(names -> names.forEach(name -> topics.add(config.fullTopic(name))));
    }
    return topics;
  }

  /**
   * Returns what is wrong with the registrations.
   *
   * @param others event types of the class path
   */
  public List<String> problems(EventBusConfig config, EventCatalog others, boolean ordered) {
    List<String> problems = new ArrayList<>();
    Set<HandlerId> ids = ids();
    addUnknownNames("onFailure", policies.keySet(), problems);
    addUnknownNames("pausedWhile", pauseConditions.keySet(), problems);
    if (!ordered && ids.stream().anyMatch(id -> policy(id).parks())) {
      problems.add(
          "thenPark() requires an order of events: set eventbus.consumer.ordering to key or"
              + " partition");
    }
    if (registrations.isEmpty()) {
      problems.add(
          "the consumer has no handlers: call on(type, handler) or onTopic(topic, handler)");
    }
    addDuplicates(problems);
    for (HandlerId id : ids) {
      if (registeredPolicies(id).count() > 1) {
        problems.add("handler '" + id + "' is registered with different failure policies");
      }
    }
    addConflictingContracts(problems);
    for (String topic : topics(config)) {
      TopicNames.violation(topic)
          .ifPresent(
              why ->
                  problems.add(
                      "no topic can have the name '%s', which %s: check the handlers' topics and"
                              .formatted(SafeText.escape(topic, MAX_SHOWN), why)
                          + " eventbus.topic.prefix"));
    }
    EventCatalog handled = types();
    for (EventName configured : config.consumeTopics().keySet()) {
      if (handled.find(configured).isEmpty() && others.find(configured).isEmpty()) {
        problems.add(
            ("eventbus.consume.%s.topics: unknown event type; it has no handler here, and its"
                    + " contract is not on the class path")
                .formatted(configured));
      }
    }
    return problems;
  }

  private void addUnknownNames(String method, Set<String> names, List<String> problems) {
    Set<HandlerId> ids = ids();
    names.stream()
        .filter(name -> ids.stream().noneMatch(id -> id.matches(name)))
        .forEach(
            name -> problems.add(method + "(\"" + name + "\", …): " + Router.unknown(name, ids)));
  }

  private void addDuplicates(List<String> problems) {
    Set<String> seen = new TreeSet<>();
    for (HandlerRegistration each : registrations) {
      String target = (each.type().isPresent() ? "event type " : "") + each.target();
      if (!seen.add(each.target() + " " + each.id())) {
        problems.add(
            each.options().name().isEmpty()
                ? target
                    + " has two handlers without a name: register them as"
                    + " handler(\"name\").calls(…)"
                : target + " has two handlers named '" + each.id().name() + "'");
      }
    }
  }

  private void addConflictingContracts(List<String> problems) {
    Map<EventName, EventType<?>> contracts = new HashMap<>();
    for (HandlerRegistration each : registrations) {
      EventType<?> type = each.type().orElse(null);
      if (type != null) {
        EventType<?> first = contracts.computeIfAbsent(type.name(), any -> type);
        if (!first.schema().equals(type.schema())) {
          problems.add("event type " + type.name() + " is handled with two different contracts");
        }
      }
    }
  }

  /** Creates the handlers. To be called without {@link #problems}. */
  public Router build(EventBusConfig config) {
    ConsumerSettings settings = ConsumerSettings.of(config);
    Map<HandlerId, RegisteredHandler> ofTypes = new LinkedHashMap<>();
    Map<EventName, List<HandlerState>> byType = new HashMap<>();
    Map<String, List<HandlerState>> byTopic = new HashMap<>();
    List<RegisteredHandler> handlers = new ArrayList<>();
    for (HandlerRegistration each : registrations) {
      HandlerId id = each.id();
      EventName type = each.type().map(EventType::name).orElse(null);
      if (type == null) {
        RegisteredHandler handler = create(id, any -> each.handler(), settings);
        handlers.add(handler);
        byTopic
            .computeIfAbsent(config.fullTopic(each.topic().orElseThrow()), any -> new ArrayList<>())
            .add(handler.state());
      } else {
        byType
            .computeIfAbsent(type, any -> new ArrayList<>())
            .add(ofTypes.computeIfAbsent(id, any -> create(id, code(id), settings)).state());
      }
    }
    handlers.addAll(0, ofTypes.values());
    return new Router(handlers, byType, byTopic, unroutable());
  }

  private RegisteredHandler create(
      HandlerId id, Function<EventName, DeliveryHandler<Object>> code, ConsumerSettings settings) {
    ConsumerSettings.CircuitBreaker breaker = settings.circuitBreaker();
    HandlerState state =
        new HandlerState(
            id.toString(),
            FailureRule.of(policy(id), settings.onIncompatible()),
            new CircuitBreaker(
                breaker.failingKeys(),
                breaker.failureRate(),
                breaker.window(),
                breaker.openDuration()));
    ClassLoader classes = of(id).findFirst().orElseThrow().classLoader();
    return new RegisteredHandler(
        id, state, intercepted(id, code), filters, classes, conditions(id));
  }

  /** Returns the state of records that no handler can process, which become dead letters. */
  static HandlerState unroutable() {
    Backoff none = Backoff.exponential(Duration.ofMillis(1), Duration.ofMillis(1));
    FailurePolicy policy = FailurePolicy.retry(0, none).thenDeadLetter();
    FailureRule rule = FailureRule.of(policy, ConsumerSettings.OnIncompatible.PAUSE);
    return new HandlerState("", rule, CircuitBreaker.disabled());
  }

  /** Returns the code of the handlers of one name, which process the events of a key in order. */
  private Function<EventName, DeliveryHandler<Object>> code(HandlerId id) {
    Map<EventName, DeliveryHandler<Object>> code = new HashMap<>();
    of(id).forEach(each -> each.type().ifPresent(type -> code.put(type.name(), each.handler())));
    return type -> Objects.requireNonNull(code.get(type), "handler");
  }

  private Function<EventName, DeliveryHandler<Object>> intercepted(
      HandlerId id, Function<EventName, DeliveryHandler<Object>> code) {
    Function<EventName, DeliveryHandler<Object>> wrapped = code;
    for (int i = interceptors.size() - 1; i >= 0; i--) {
      HandlerInterceptor interceptor = interceptors.get(i);
      wrapped =
          wrapped.andThen(
              next ->
                  (event, delivery) ->
                      interceptor.around(id, event, delivery, () -> next.handle(event, delivery)));
    }
    return wrapped;
  }
}
