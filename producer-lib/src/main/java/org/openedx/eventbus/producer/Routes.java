package org.openedx.eventbus.producer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.InvalidKeyPathException;
import org.openedx.eventbus.codec.KeyPath;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.config.ProduceRoute;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;

/**
 * Routes of event types: the topic and key of the contract, overridden leaf by leaf by the
 * configuration (Open edX ADR 14). Thread-safe.
 */
final class Routes {
  private final EventBusConfig config;
  private final Map<TypeIdentity, List<Route>> routes = new ConcurrentHashMap<>();

  /** Latest result per name: saves the look-up by schema for nearly every send. */
  private final Map<EventName, List<Route>> lastOf = new ConcurrentHashMap<>();

  /**
   * Identity of an event type. The name is not enough: a forwarded event may have another version
   * than the one on the class path and must not be sent with that version's schema id.
   */
  private record TypeIdentity(WireSchema schema, String topic, Optional<String> keyPath) {}

  private Routes(EventBusConfig config) {
    this.config = config;
  }

  /**
   * Creates the routes of all types of the catalogue.
   *
   * @throws ConfigurationException if the configuration names event types that are not in the
   *     catalogue, or invalid key paths; the message lists all of them
   */
  static Routes of(EventBusConfig config, EventCatalog catalog) {
    Routes routes = new Routes(config);
    List<String> problems = new ArrayList<>();
    for (EventName configured : config.produceRoutes().keySet()) {
      if (catalog.find(configured).isEmpty()) {
        problems.add(
            "eventbus.produce."
                + configured
                + ": unknown event type; known types on the class path: "
                + catalog);
      }
    }
    for (EventType<?> type : catalog) {
      try {
        routes.of(type);
      } catch (InvalidKeyPathException e) {
        problems.add("eventbus.produce." + type.name() + ".topics.*.key: " + e.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return routes;
  }

  /**
   * Returns the routes of a type, which need not be in the catalogue.
   *
   * @throws InvalidKeyPathException if a key path is invalid
   */
  @SuppressWarnings("ReferenceEquality") // a shortcut: event types are usually constants
  List<Route> of(EventType<?> type) {
    List<Route> last = lastOf.get(type.name());
    if (last != null && last.get(0).type() == type) {
      return last;
    }
    TypeIdentity kind = new TypeIdentity(type.schema(), type.topic(), type.keyPath());
    List<Route> found = routes.computeIfAbsent(kind, absent -> merge(type));
    lastOf.put(type.name(), found);
    return found;
  }

  /** Returns the enabled routes of a type. */
  List<Route> enabled(EventType<?> type) {
    List<Route> all = of(type);
    for (Route route : all) {
      if (!route.enabled()) {
        return all.stream().filter(Route::enabled).toList();
      }
    }
    return all;
  }

  private List<Route> merge(EventType<?> type) {
    List<Route> merged = new ArrayList<>();
    config
        .produceRoutes(type.name(), type.topic(), type.keyPath())
        .forEach((topic, leaf) -> merged.add(route(type, topic, leaf)));
    return List.copyOf(merged);
  }

  private Route route(EventType<?> type, String topic, ProduceRoute leaf) {
    return new Route(
        type,
        config.fullTopic(topic),
        leaf.isEnabled(),
        leaf.keyPath().map(each -> KeyPath.of(type.schema(), each)));
  }
}
