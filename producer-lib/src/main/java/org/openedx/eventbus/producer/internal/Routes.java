package org.openedx.eventbus.producer.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.internal.InvalidKeyPathException;
import org.openedx.eventbus.codec.internal.KeyPath;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.internal.BoundedCache;
import org.openedx.eventbus.internal.TopicNames;
import org.openedx.eventbus.registry.Subject;

/**
 * Routes of event types: the topic and key of the contract, overridden leaf by leaf by the
 * configuration (Open edX ADR 14). Thread-safe.
 */
public final class Routes {
  /** Limit of event types outside of the catalogue: a forwarded event brings its own type. */
  static final int MAX_FORWARDED = 1_000;

  private final EventBusConfig config;
  private final EventCatalog catalog;
  private final Map<TypeIdentity, List<Route>> ofCatalog = new HashMap<>();
  private final BoundedCache<TypeIdentity, List<Route>> forwarded =
      new BoundedCache<>(MAX_FORWARDED);

  /**
   * Identity of an event type. The name is not enough: a forwarded event may have another version
   * than the one on the class path and must not be sent with that version's schema id.
   */
  private record TypeIdentity(WireSchema schema, String topic, Optional<String> keyPath) {
    static TypeIdentity of(EventType<?> type) {
      return new TypeIdentity(type.schema(), type.topic(), type.keyPath());
    }
  }

  /**
   * Topic to which events of a type are sent.
   *
   * @param topic the full topic name, with the prefix; for example {@code prod-orders}
   * @param enabled false if the configuration disables the type on this topic
   * @param key the path of the key field; empty if records have no key
   * @param inCatalog false if the type is that of a forwarded event
   */
  record Route(
      EventType<?> type, String topic, boolean enabled, Optional<KeyPath> key, boolean inCatalog) {
    Subject valueSubject() {
      return Subject.value(topic, type.schema());
    }

    /** Compares by identity: routes with equal names may be of two versions of an event type. */
    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }

    @Override
    public String toString() {
      return type.name() + " to " + topic;
    }
  }

  private Routes(EventBusConfig config, EventCatalog catalog) {
    this.config = config;
    this.catalog = catalog;
  }

  /**
   * Creates the routes of all types of the catalogue.
   *
   * @throws ConfigurationException if the configuration names event types that are not in the
   *     catalogue, or invalid key paths; the message lists all of them
   */
  public static Routes of(EventBusConfig config, EventCatalog catalog) {
    Routes routes = new Routes(config, catalog);
    List<String> problems = new ArrayList<>();
    for (EventName configured : config.produceRoutes().keySet()) {
      if (catalog.find(configured).isEmpty()) {
        problems.add(
            "eventbus.produce.%s: unknown event type; known types on the class path: %s"
                .formatted(configured, catalog));
      }
    }
    for (EventType<?> type : catalog) {
      try {
        List<Route> ofType = routes.merge(type, true);
        routes.ofCatalog.put(TypeIdentity.of(type), ofType);
        ofType.forEach(route -> addTopicProblem(route, problems));
      } catch (InvalidKeyPathException e) {
        problems.add("eventbus.produce." + type.name() + ".topics.*.key: " + e.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return routes;
  }

  private static void addTopicProblem(Route route, List<String> problems) {
    TopicNames.violation(route.topic())
        .ifPresent(
            why ->
                problems.add(
                    "event type %s: no topic can have the name '%s', which %s: check its contract,"
                            .formatted(route.type().name(), route.topic(), why)
                        + " eventbus.produce.* and eventbus.topic.prefix"));
  }

  /**
   * Returns the routes of a type, which need not be in the catalogue.
   *
   * @throws InvalidKeyPathException if a key path is invalid
   */
  List<Route> of(EventType<?> type) {
    TypeIdentity identity = TypeIdentity.of(type);
    List<Route> known = ofCatalog.get(identity);
    if (known == null) {
      known = forwarded.get(identity);
    }
    return known == null ? addForwarded(identity, type) : known;
  }

  private synchronized List<Route> addForwarded(TypeIdentity identity, EventType<?> type) {
    List<Route> known = forwarded.get(identity);
    return known == null ? forwarded.put(identity, merge(type, false)) : known;
  }

  /** Returns the enabled routes of a type. */
  List<Route> enabled(EventType<?> type) {
    List<Route> all = of(type);
    for (Route route : all) {
      if (!route.enabled()) {
        return all.stream().filter(Route::enabled).toList();
      }
    }
    return all; // the usual case, without a copy for each event
  }

  /** Returns the enabled routes of the types that the configuration names. */
  List<Route> configured() {
    List<Route> configured = new ArrayList<>();
    for (EventType<?> type : catalog) {
      if (config.produceRoutes().containsKey(type.name())) {
        configured.addAll(enabled(type));
      }
    }
    return configured;
  }

  private List<Route> merge(EventType<?> type, boolean inCatalog) {
    List<Route> merged = new ArrayList<>();
    config
        .produceRoutes(type.name(), type.topic(), type.keyPath())
        .forEach(
            (topic, leaf) ->
                merged.add(
                    new Route(
                        type,
                        config.fullTopic(topic),
                        leaf.isEnabled(),
                        leaf.keyPath().map(each -> KeyPath.of(type.schema(), each)),
                        inCatalog)));
    return List.copyOf(merged);
  }
}
