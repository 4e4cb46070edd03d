package org.openedx.eventbus.consumer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.internal.engine.CircuitBreaker;
import org.openedx.eventbus.consumer.internal.engine.FailureRule;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.settings.ConsumerSettings;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.DeliveryHandler;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.handler.HandlerId;
import org.openedx.eventbus.handler.HandlerRegistration;

/** The handlers of a consumer, by event type and by topic. Immutable. */
final class Handlers {
  private static final Backoff NO_BACKOFF =
      Backoff.exponential(Duration.ofMillis(1), Duration.ofMillis(1));

  private final Map<EventName, List<HandlerState>> byType;
  private final Map<String, List<HandlerState>> byTopic;
  private final EventCatalog types;
  private final Set<String> topics;

  private Handlers(
      Map<EventName, List<HandlerState>> byType,
      Map<String, List<HandlerState>> byTopic,
      EventCatalog types,
      Set<String> topics) {
    this.byType = byType;
    this.byTopic = byTopic;
    this.types = types;
    this.topics = topics;
  }

  /** Takes records that no handler can process, and makes dead letters of them. */
  static HandlerState unroutable() {
    FailureRule rule =
        new PolicyRule(
            FailurePolicy.retry(0, NO_BACKOFF).thenDeadLetter(),
            ConsumerSettings.OnIncompatible.PAUSE);
    return new HandlerState("", rule, new CircuitBreaker(0, Duration.ZERO, Duration.ZERO));
  }

  /** Returns the handlers of an event; empty if it is to be skipped. */
  List<HandlerState> of(EventName type, String fullTopic) {
    List<HandlerState> ofType = byType.getOrDefault(type, List.of());
    List<HandlerState> ofTopic = byTopic.getOrDefault(fullTopic, List.of());
    if (ofTopic.isEmpty()) {
      return ofType;
    }
    List<HandlerState> both = new ArrayList<>(ofType);
    both.addAll(ofTopic);
    return both;
  }

  /** Returns all handlers. */
  Collection<HandlerState> all() {
    Set<HandlerState> all = new LinkedHashSet<>();
    byType.values().forEach(all::addAll);
    byTopic.values().forEach(all::addAll);
    return all;
  }

  /** Returns the event types that have handlers. */
  EventCatalog types() {
    return types;
  }

  /** Returns the full names of the topics to read. */
  Set<String> topics() {
    return topics;
  }

  /** Creates the handler of an id. */
  @FunctionalInterface
  interface Factory {
    /**
     * @param options what was given where the handler was registered
     * @param code the code by event type
     */
    NamedHandler create(
        HandlerId id, Options options, Function<EventName, DeliveryHandler<Object>> code);
  }

  /** Failure policy and pause condition of a handler; a handler of several types has one each. */
  record Options(Optional<FailurePolicy> failurePolicy, Optional<BooleanSupplier> pauseCondition) {}

  /** Collects registrations; all their errors are reported together. */
  static final class Collector {
    private final List<HandlerRegistration> registrations = new ArrayList<>();

    void add(HandlerRegistration registration) {
      registrations.add(Objects.requireNonNull(registration, "registration"));
    }

    /** Returns the ids of all handlers, in the order of registration. */
    Set<HandlerId> ids() {
      Set<HandlerId> ids = new LinkedHashSet<>();
      registrations.forEach(each -> ids.add(each.id()));
      return ids;
    }

    /** Returns what was given for the handler of an id. */
    Options options(HandlerId id) {
      return new Options(
          options(id, each -> each.options().failurePolicy()).findFirst(),
          options(id, each -> each.options().pauseCondition()).findFirst());
    }

    private <V> Stream<V> options(HandlerId id, Function<HandlerRegistration, Optional<V>> option) {
      return registrations.stream()
          .filter(each -> each.id().equals(id))
          .flatMap(each -> option.apply(each).stream())
          .distinct();
    }

    private List<String> problems() {
      List<String> problems = new ArrayList<>();
      if (registrations.isEmpty()) {
        problems.add(
            "the consumer has no handlers: call on(type, handler) or onTopic(topic, handler)");
      }
      Set<String> seen = new TreeSet<>();
      for (HandlerRegistration each : registrations) {
        HandlerId id = each.id();
        if (!seen.add(each.target() + " " + id)) {
          problems.add(
              each.options().name().isEmpty()
                  ? target(each)
                      + " has two handlers without a name: register them as"
                      + " handler(\"name\").calls(…)"
                  : target(each) + " has two handlers named '" + id.name() + "'");
        }
      }
      for (HandlerId id : ids()) {
        if (options(id, each -> each.options().failurePolicy()).count() > 1) {
          problems.add("handler '" + id + "' is registered with different failure policies");
        }
        if (options(id, each -> each.options().pauseCondition()).count() > 1) {
          problems.add("handler '" + id + "' is registered with different pause conditions");
        }
      }
      Map<EventName, EventType<?>> contracts = new HashMap<>();
      for (HandlerRegistration each : registrations) {
        each.type()
            .filter(
                type ->
                    !contracts
                        .computeIfAbsent(type.name(), any -> type)
                        .schema()
                        .equals(type.schema()))
            .ifPresent(
                type ->
                    problems.add(
                        "event type " + type.name() + " is handled with two different contracts"));
      }
      return problems;
    }

    private static String target(HandlerRegistration registration) {
      return (registration.type().isPresent() ? "event type " : "") + registration.target();
    }

    Handlers build(
        EventBusConfig config, EventCatalog others, List<String> otherProblems, Factory factory) {
      List<String> problems = new ArrayList<>(otherProblems);
      problems.addAll(problems());
      EventCatalog handled =
          EventCatalog.of(
              registrations.stream()
                  .<EventType<?>>flatMap(each -> each.type().stream())
                  .distinct()
                  .toList());
      for (EventName configured : config.consumeTopics().keySet()) {
        if (handled.find(configured).isEmpty() && others.find(configured).isEmpty()) {
          problems.add(
              "eventbus.consume."
                  + configured
                  + ".topics: no such event type is handled here or on the class path");
        }
      }
      if (!problems.isEmpty()) {
        throw new ConfigurationException(problems);
      }
      return build(config, handled, factory);
    }

    private Handlers build(EventBusConfig config, EventCatalog handled, Factory factory) {
      Map<HandlerId, HandlerState> ofTypes = new HashMap<>();
      Map<EventName, List<HandlerState>> byType = new LinkedHashMap<>();
      Map<String, List<HandlerState>> byTopic = new LinkedHashMap<>();
      Set<String> topics = new TreeSet<>();
      for (HandlerRegistration each : registrations) {
        HandlerId id = each.id();
        EventType<?> type = each.type().orElse(null);
        if (type == null) {
          String topic = config.fullTopic(each.topic().orElseThrow());
          topics.add(topic);
          byTopic
              .computeIfAbsent(topic, any -> new ArrayList<>())
              .add(factory.create(id, options(id), any -> each.handler()));
        } else {
          config
              .consumeTopics()
              .getOrDefault(type.name(), List.of(type.topic()))
              .forEach(topic -> topics.add(config.fullTopic(topic)));
          byType
              .computeIfAbsent(type.name(), any -> new ArrayList<>())
              .add(ofTypes.computeIfAbsent(id, any -> factory.create(id, options(id), code(id))));
        }
      }
      return new Handlers(byType, byTopic, handled, new LinkedHashSet<>(topics));
    }

    /** Returns the code of the handlers of one name, which process the events of a key in order. */
    private Function<EventName, DeliveryHandler<Object>> code(HandlerId id) {
      Map<EventName, DeliveryHandler<Object>> code = new HashMap<>();
      registrations.stream()
          .filter(each -> each.id().equals(id))
          .forEach(each -> each.type().ifPresent(type -> code.put(type.name(), each.handler())));
      return type -> {
        @Nullable DeliveryHandler<Object> handler = code.get(type);
        return Objects.requireNonNull(handler, "handler");
      };
    }
  }
}
