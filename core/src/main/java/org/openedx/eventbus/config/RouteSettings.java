package org.openedx.eventbus.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.InvalidEventNameException;

/**
 * Settings whose names contain an event type and a topic: {@code eventbus.produce.*} and {@code
 * eventbus.consume.*}.
 */
final class RouteSettings {
  private static final String TOPICS = ".topics";
  private static final String PRODUCE_SHAPE =
      "expected eventbus.produce.<event type>.topics.<topic>.enabled or .key";
  private static final String CONSUME_SHAPE = "expected eventbus.consume.<event type>.topics";

  private final Map<EventName, Map<String, EventBusConfig.ProduceRoute>> produce = new LinkedHashMap<>();
  private final Map<EventName, List<String>> consume = new LinkedHashMap<>();

  private record Place(EventName type, String topic) {}

  /**
   * @throws IllegalArgumentException if the name or the value is not valid
   */
  void readProduce(String name, SettingsReader.SourcedValue sourced) {
    String value = sourced.value();
    String rest = name.substring(CoreSettings.PRODUCE.length());
    int dot = rest.lastIndexOf('.');
    String leaf = rest.substring(dot + 1);
    Place place = place(dot < 0 ? "" : rest.substring(0, dot));
    switch (leaf) {
      case "enabled" -> {
        Optional<Boolean> enabled = Optional.of(SettingType.BOOLEAN.parse(value));
        merge(place, old -> new EventBusConfig.ProduceRoute(enabled, old.keyPath()));
      }
      case "key" -> {
        Optional<String> key = Optional.of(SettingType.KEY_PATH.parse(value));
        merge(place, old -> new EventBusConfig.ProduceRoute(old.enabled(), key));
      }
      default -> throw new IllegalArgumentException("unknown name; " + PRODUCE_SHAPE);
    }
  }

  private void merge(Place place, UnaryOperator<EventBusConfig.ProduceRoute> change) {
    EventBusConfig.ProduceRoute none = new EventBusConfig.ProduceRoute(Optional.empty(), Optional.empty());
    Map<String, EventBusConfig.ProduceRoute> topics =
        produce.computeIfAbsent(place.type(), t -> new LinkedHashMap<>());
    topics.put(place.topic(), change.apply(topics.getOrDefault(place.topic(), none)));
  }

  /**
   * Splits a name into event type and topic. Both may contain ".topics."; the split with a
   * well-formed event type is preferred, then the first possible one.
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
        .filter(place -> place.type().wellFormed())
        .findFirst()
        .or(() -> possible.stream().findFirst())
        .orElseThrow(() -> new IllegalArgumentException("unknown name; " + PRODUCE_SHAPE));
  }

  /**
   * @throws IllegalArgumentException if the name or the value is not valid
   */
  void readConsume(String name, SettingsReader.SourcedValue sourced) {
    String rest = name.substring(CoreSettings.CONSUME.length());
    if (!rest.endsWith(TOPICS) || rest.length() == TOPICS.length()) {
      throw new IllegalArgumentException("unknown name; " + CONSUME_SHAPE);
    }
    String type = rest.substring(0, rest.length() - TOPICS.length());
    consume.put(EventName.imported(type), SettingType.TOPICS.parse(sourced.value()));
  }

  Map<EventName, Map<String, EventBusConfig.ProduceRoute>> produce() {
    Map<EventName, Map<String, EventBusConfig.ProduceRoute>> copy = new LinkedHashMap<>();
    produce.forEach((type, topics) -> copy.put(type, Map.copyOf(topics)));
    return Map.copyOf(copy);
  }

  Map<EventName, List<String>> consume() {
    return Map.copyOf(consume);
  }
}
