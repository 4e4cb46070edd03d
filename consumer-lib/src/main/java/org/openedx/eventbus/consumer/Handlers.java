package org.openedx.eventbus.consumer;

import static org.openedx.eventbus.config.IncompatibleEvents.PAUSE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.internal.engine.CircuitBreaker;
import org.openedx.eventbus.consumer.internal.engine.FailureRule;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.event.DeliveryHandler;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventHandler;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;

/** Who handles what. Immutable. */
final class Handlers {
  /** What a handler without a name of its own is called. */
  private static final String UNNAMED = "default";

  /** Sets the names of handlers of a topic apart from those of its event types. */
  static final String TOPIC = "topic/";

  private static final Backoff FOR_NOBODY =
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

  static <T> DeliveryHandler<T> ignoringDelivery(EventHandler<T> handler) {
    Objects.requireNonNull(handler, "handler");
    return (event, delivery) -> handler.handle(event);
  }

  /** Stands for whoever would handle a record that cannot be anybody's. */
  static HandlerState nobody() {
    FailureRule rule = new PolicyRule(FailurePolicy.retry(0, FOR_NOBODY).thenDeadLetter(), PAUSE);
    return new HandlerState("", rule, new CircuitBreaker(0, Duration.ZERO, Duration.ZERO));
  }

  /** Who wants an event; empty when nobody does. */
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

  /** All there are. */
  Collection<HandlerState> all() {
    Set<HandlerState> all = new LinkedHashSet<>();
    byType.values().forEach(all::addAll);
    byTopic.values().forEach(all::addAll);
    return all;
  }

  /** The event types that have handlers. */
  EventCatalog types() {
    return types;
  }

  /** The full names of the topics to read. */
  Set<String> topics() {
    return topics;
  }

  /** A handler as it was given. */
  private record Given(String name, DeliveryHandler<Object> handler) {}

  /** Makes one of all that goes by a name. */
  @FunctionalInterface
  interface Maker {
    /**
     * @param given the name that it was given
     * @param name the same, set apart from other handlers of its topic
     */
    NamedHandler make(
        String given, String name, Function<EventName, DeliveryHandler<Object>> handlers);
  }

  /** Gathers handlers; what is wrong with them comes out together, at the end. */
  static final class Collector {
    private final Map<EventType<?>, List<Given>> byType = new LinkedHashMap<>();
    private final Map<String, List<Given>> byTopic = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    @SuppressWarnings("unchecked") // see NamedHandler.handle
    <T> void onType(EventType<T> type, String name, DeliveryHandler<? super T> handler) {
      for (EventType<?> other : byType.keySet()) {
        if (other.equals(type) && !other.schema().equals(type.schema())) {
          problems.add("event type " + type.name() + " is handled with two different contracts");
        }
      }
      add(
          byType.computeIfAbsent(type, any -> new ArrayList<>()),
          "event type " + type.name(),
          name,
          (DeliveryHandler<Object>) handler);
    }

    void onTopic(String topic, String name, DeliveryHandler<Object> handler) {
      add(
          byTopic.computeIfAbsent(topic, any -> new ArrayList<>()),
          "topic " + topic,
          name,
          handler);
    }

    private void add(
        List<Given> handlers, String what, String given, DeliveryHandler<Object> handler) {
      String name = given.isEmpty() ? UNNAMED : given;
      if (handlers.stream().anyMatch(other -> other.name().equals(name))) {
        problems.add(
            given.isEmpty()
                ? what
                    + " has two handlers without a name: give them names, as the argument before"
                    + " the handler"
                : what + " has two handlers called '" + name + "'");
      }
      handlers.add(new Given(name, Objects.requireNonNull(handler, "handler")));
    }

    /** The names that handlers go by. */
    Set<String> names() {
      Set<String> names = new TreeSet<>();
      byType.values().forEach(given -> given.forEach(each -> names.add(each.name())));
      byTopic.values().forEach(given -> given.forEach(each -> names.add(each.name())));
      return names;
    }

    Handlers build(
        EventBusConfig config, EventCatalog others, List<String> otherProblems, Maker maker) {
      List<String> all = new ArrayList<>(otherProblems);
      all.addAll(problems);
      EventCatalog handled = EventCatalog.of(byType.keySet());
      for (EventName configured : config.consumeTopics().keySet()) {
        if (handled.find(configured).isEmpty() && others.find(configured).isEmpty()) {
          all.add(
              "eventbus.consume."
                  + configured
                  + ".topics: no such event type is handled here or on the class path");
        }
      }
      if (byType.isEmpty() && byTopic.isEmpty()) {
        all.add("the consumer has no handlers: call on(type, handler) or onTopic(topic, handler)");
      }
      Map<String, HandlerState> named = named(maker);
      Map<EventName, List<HandlerState>> types = new LinkedHashMap<>();
      Set<String> topics = new TreeSet<>();
      byType.forEach(
          (type, handlers) -> {
            types.put(
                type.name(),
                handlers.stream()
                    .map(each -> Objects.requireNonNull(named.get(each.name())))
                    .toList());
            config
                .consumeTopics()
                .getOrDefault(type.name(), List.of(type.topic()))
                .forEach(topic -> topics.add(config.fullTopic(topic)));
          });
      Map<String, List<HandlerState>> ofTopics = new LinkedHashMap<>();
      byTopic.forEach(
          (topic, handlers) -> {
            ofTopics.put(
                config.fullTopic(topic),
                handlers.stream()
                    .<HandlerState>map(
                        each -> maker.make(each.name(), TOPIC + each.name(), any -> each.handler()))
                    .toList());
            topics.add(config.fullTopic(topic));
          });
      if (!all.isEmpty()) {
        throw new ConfigurationException(all);
      }
      return new Handlers(types, ofTopics, handled, new LinkedHashSet<>(topics));
    }

    /** What has one name handles the events of one key in their order, whatever their type. */
    private Map<String, HandlerState> named(Maker maker) {
      Map<String, Map<EventName, DeliveryHandler<Object>>> byName = new LinkedHashMap<>();
      byType.forEach(
          (type, handlers) ->
              handlers.forEach(
                  each ->
                      byName
                          .computeIfAbsent(each.name(), any -> new HashMap<>())
                          .put(type.name(), each.handler())));
      Map<String, HandlerState> named = new HashMap<>();
      byName.forEach(
          (name, handlers) ->
              named.put(
                  name,
                  maker.make(
                      name, name, type -> Objects.requireNonNull(handlers.get(type), "handler"))));
      return named;
    }
  }
}
