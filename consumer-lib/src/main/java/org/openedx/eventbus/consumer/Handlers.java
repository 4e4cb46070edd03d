package org.openedx.eventbus.consumer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.Delivery;
import org.openedx.eventbus.event.DeliveryHandler;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventHandler;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;

/** Who handles what. Immutable. */
final class Handlers {
  /** What a handler without a name of its own is called. */
  private static final String UNNAMED = "default";

  private final Map<EventName, List<NamedHandler>> byType;
  private final Map<String, List<NamedHandler>> byTopic;
  private final EventCatalog types;
  private final Set<String> topics;

  private Handlers(
      Map<EventName, List<NamedHandler>> byType,
      Map<String, List<NamedHandler>> byTopic,
      EventCatalog types,
      Set<String> topics) {
    this.byType = byType;
    this.byTopic = byTopic;
    this.types = types;
    this.topics = topics;
  }

  /** One handler, under the name it is known by. */
  record NamedHandler(String name, DeliveryHandler<Object> handler) {
    @SuppressWarnings("unchecked") // an event is only read, and registered for this type
    void handle(Event<?> event, Delivery delivery) throws Exception {
      handler.handle((Event<Object>) event, delivery);
    }
  }

  static <T> DeliveryHandler<T> ignoringDelivery(EventHandler<T> handler) {
    Objects.requireNonNull(handler, "handler");
    return (event, delivery) -> handler.handle(event);
  }

  /** Who wants an event; empty when nobody does. */
  List<NamedHandler> of(EventName type, String fullTopic) {
    List<NamedHandler> ofType = byType.getOrDefault(type, List.of());
    List<NamedHandler> ofTopic = byTopic.getOrDefault(fullTopic, List.of());
    if (ofTopic.isEmpty()) {
      return ofType;
    }
    List<NamedHandler> both = new ArrayList<>(ofType);
    both.addAll(ofTopic);
    return both;
  }

  /** The event types that have handlers. */
  EventCatalog types() {
    return types;
  }

  /** The full names of the topics to read. */
  Set<String> topics() {
    return topics;
  }

  /** Gathers handlers; what is wrong with them comes out together, at the end. */
  static final class Collector {
    private final Map<EventType<?>, List<NamedHandler>> byType = new LinkedHashMap<>();
    private final Map<String, List<NamedHandler>> byTopic = new LinkedHashMap<>();
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
        List<NamedHandler> handlers, String what, String given, DeliveryHandler<Object> handler) {
      String name = given.isEmpty() ? UNNAMED : given;
      if (handlers.stream().anyMatch(other -> other.name().equals(name))) {
        problems.add(
            given.isEmpty()
                ? what
                    + " has two handlers without a name: give them names, as the argument before"
                    + " the handler"
                : what + " has two handlers called '" + name + "'");
      }
      handlers.add(new NamedHandler(name, Objects.requireNonNull(handler, "handler")));
    }

    Handlers build(EventBusConfig config, EventCatalog others, List<String> otherProblems) {
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
      Map<EventName, List<NamedHandler>> types = new LinkedHashMap<>();
      Set<String> topics = new TreeSet<>();
      byType.forEach(
          (type, handlers) -> {
            types.put(type.name(), List.copyOf(handlers));
            config
                .consumeTopics()
                .getOrDefault(type.name(), List.of(type.topic()))
                .forEach(topic -> topics.add(config.fullTopic(topic)));
          });
      Map<String, List<NamedHandler>> ofTopics = new LinkedHashMap<>();
      byTopic.forEach(
          (topic, handlers) -> {
            ofTopics.put(config.fullTopic(topic), List.copyOf(handlers));
            topics.add(config.fullTopic(topic));
          });
      if (!all.isEmpty()) {
        throw new ConfigurationException(all);
      }
      return new Handlers(types, ofTopics, handled, new LinkedHashSet<>(topics));
    }
  }
}
