package org.openedx.eventbus.config;

import static org.openedx.eventbus.config.SettingType.BOOLEAN;
import static org.openedx.eventbus.config.SettingType.KEY_PATH;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openedx.eventbus.config.EventBusConfig.ProduceRoute;
import org.openedx.eventbus.config.SettingsReader.SourcedValue;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.InvalidEventNameException;

/**
 * Settings whose names contain an event type and a topic: {@code eventbus.produce.*} and {@code
 * eventbus.consume.*}.
 */
final class RouteSettings {
  private static final String TOPICS = ".topics";
  private static final String PRODUCE_FORM =
      "expected eventbus.produce.<event type>.topics.<topic>.enabled or .key";
  private static final String CONSUME_FORM = "expected eventbus.consume.<event type>.topics";

  private final Map<EventName, Map<String, ProduceRoute>> produce = new LinkedHashMap<>();
  private final Map<EventName, List<String>> consume = new LinkedHashMap<>();

  private record Place(EventName type, String topic) {}

  /**
   * Adds one part of a route of produced events.
   *
   * @throws IllegalArgumentException if the name or the value is not valid
   */
  void readProduce(String name, SourcedValue sourced) {
    Optional<String> value = Optional.of(sourced.value());
    String rest = name.substring(CoreSettings.PRODUCE.length());
    int dot = rest.lastIndexOf('.');
    Place place = place(rest.substring(0, Math.max(0, dot)));
    ProduceRoute part =
        switch (rest.substring(dot + 1)) {
          case "enabled" -> new ProduceRoute(value.map(BOOLEAN::parse), Optional.empty());
          case "key" -> new ProduceRoute(Optional.empty(), value.map(KEY_PATH::parse));
          default -> throw new IllegalArgumentException("unknown name; " + PRODUCE_FORM);
        };
    produce
        .computeIfAbsent(place.type(), type -> new LinkedHashMap<>())
        .merge(
            place.topic(),
            part,
            (old, next) ->
                new ProduceRoute(next.enabled().or(old::enabled), next.keyPath().or(old::keyPath)));
  }

  /**
   * Splits a name into event type and topic. Both may contain ".topics.". Returns the first split
   * with a well-formed event type, or else the first possible one.
   */
  private static Place place(String text) {
    List<Place> possible = new ArrayList<>();
    String separator = TOPICS + ".";
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) {
      try {
        EventName type = EventName.imported(text.substring(0, at));
        String topic = SettingType.TOPIC.parse(text.substring(at + separator.length()));
        possible.add(new Place(type, topic));
      } catch (IllegalArgumentException | InvalidEventNameException e) {
        // Not a possible split.
      }
    }
    return possible.stream()
        .min(Comparator.comparing(place -> !place.type().wellFormed()))
        .orElseThrow(() -> new IllegalArgumentException("unknown name; " + PRODUCE_FORM));
  }

  /**
   * Adds the topics of a consumed event type.
   *
   * @throws IllegalArgumentException if the name or the value is not valid
   */
  void readConsume(String name, SourcedValue sourced) {
    String rest = name.substring(CoreSettings.CONSUME.length());
    if (!rest.endsWith(TOPICS) || rest.length() == TOPICS.length()) {
      throw new IllegalArgumentException("unknown name; " + CONSUME_FORM);
    }
    String type = rest.substring(0, rest.length() - TOPICS.length());
    consume.put(EventName.imported(type), SettingType.TOPICS.parse(sourced.value()));
  }

  Map<EventName, Map<String, ProduceRoute>> produce() {
    Map<EventName, Map<String, ProduceRoute>> copy = new LinkedHashMap<>(produce);
    copy.replaceAll((type, topics) -> Map.copyOf(topics));
    return Map.copyOf(copy);
  }

  /** Returns the route of a contract, overridden by the configured routes of its event type. */
  Map<String, ProduceRoute> produce(EventName name, String topic, Optional<String> keyPath) {
    Map<String, ProduceRoute> routes = new LinkedHashMap<>();
    routes.put(topic, new ProduceRoute(Optional.empty(), Optional.empty()));
    routes.putAll(new TreeMap<>(produce.getOrDefault(name, Map.of())));
    routes.replaceAll(
        (each, route) -> new ProduceRoute(route.enabled(), route.keyPath().or(() -> keyPath)));
    return routes;
  }

  Map<EventName, List<String>> consume() {
    return Map.copyOf(consume);
  }
}
