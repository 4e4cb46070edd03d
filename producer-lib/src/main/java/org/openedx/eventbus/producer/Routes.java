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
 * Where each event type goes: what its contract says, overridden leaf by leaf by the configuration
 * (Open edX ADR 14). Thread-safe.
 */
final class Routes {
  private final EventBusConfig config;
  private final Map<Kind, List<Route>> routes = new ConcurrentHashMap<>();

  /** What was found last under a name, which spares most sends the longer look-up. */
  private final Map<EventName, List<Route>> lastOf = new ConcurrentHashMap<>();

  /**
   * What tells event types apart here. Not the name: an event that is forwarded may be of another
   * version than the one on the class path, and must not go out under that one's schema id.
   */
  private record Kind(WireSchema schema, String topic, Optional<String> keyPath) {}

  private Routes(EventBusConfig config) {
    this.config = config;
  }

  /**
   * The routes of all types of the catalogue.
   *
   * @throws ConfigurationException listing every event type that is configured but not in the
   *     catalogue, and every key path that cannot be one
   */
  static Routes of(EventBusConfig config, EventCatalog catalog) {
    Routes routes = new Routes(config);
    List<String> problems = new ArrayList<>();
    for (EventName configured : config.produceRoutes().keySet()) {
      if (catalog.find(configured).isEmpty()) {
        problems.add(
            "eventbus.produce."
                + configured
                + ": no such event type on the class path; known are "
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
   * The routes of one type, also of one outside the catalogue.
   *
   * @throws InvalidKeyPathException when a key path is none
   */
  @SuppressWarnings("ReferenceEquality") // only to save time: types are constants, as a rule
  List<Route> of(EventType<?> type) {
    List<Route> last = lastOf.get(type.name());
    if (last != null && last.get(0).type() == type) {
      return last;
    }
    Kind kind = new Kind(type.schema(), type.topic(), type.keyPath());
    List<Route> found = routes.computeIfAbsent(kind, absent -> merge(type));
    lastOf.put(type.name(), found);
    return found;
  }

  /** Those of its routes that are enabled. */
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
