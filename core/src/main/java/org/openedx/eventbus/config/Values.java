package org.openedx.eventbus.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.openedx.eventbus.EventBusException;

/** All settings with their origins, checked as a whole when made. Immutable. */
final class Values {
  private final Map<String, Sourced> values;
  private final RouteSettings routes = new RouteSettings();
  private final ReceiverSettings receivers = new ReceiverSettings();
  private final FilterSettingsReader filters = new FilterSettingsReader();

  /**
   * @param problems what was found wrong before; more is added
   * @throws ConfigurationException with every problem there is
   */
  Values(Map<String, Sourced> values, Collection<String> problems) {
    this.values = new TreeMap<>(values);
    List<String> all = new ArrayList<>(problems);
    this.values.forEach((name, value) -> check(name, value, all));
    if (all.isEmpty()) {
      all.addAll(CrossChecks.problems(this));
    }
    if (!all.isEmpty()) {
      throw new ConfigurationException(all);
    }
  }

  private void check(String name, Sourced value, List<String> problems) {
    Settings.Key<?> key = Settings.all().get(name);
    try {
      if (key != null) {
        if (isSet(key.name())) {
          Object ignored = key.type().parse(value.value());
        }
      } else if (name.startsWith(Settings.PRODUCE)) {
        routes.readProduce(name, value.value());
      } else if (name.startsWith(Settings.CONSUME)) {
        routes.readConsume(name, value.value());
      } else if (name.startsWith(Settings.RECEIVERS)) {
        receivers.read(name, value);
      } else if (isOfPlugin(name, value)) {
        // The plugin itself knows what its settings are called: PluginSettings.check asks it.
        return;
      } else if (name.startsWith(Settings.FILTERS)) {
        filters.read(name, value.value());
      } else if (!name.startsWith(Settings.KAFKA) || name.length() == Settings.KAFKA.length()) {
        throw new IllegalArgumentException("unknown name" + hint(name));
      }
    } catch (IllegalArgumentException | ArithmeticException | EventBusException e) {
      // The exception's words are left out of what concerns a secret: they may quote it.
      String wrong = key != null && key.setting().secret() ? "not usable" : e.getMessage();
      String expected = key == null ? "" : "; expected " + key.setting().expected();
      problems.add(value.origin() + ": " + name + ": " + wrong + expected);
    }
  }

  private static boolean isOfPlugin(String name, Sourced value) {
    return name.startsWith(Settings.PLUGIN) || Environment.isOfPlugin(value.origin());
  }

  private static String hint(String name) {
    if (name.startsWith(Settings.PREFIX)) {
      return meant(NearestName.of(name, Settings.all().keySet()));
    }
    String start = "; settings of the event bus start with " + Settings.PREFIX;
    return KafkaSettings.knows(name)
        ? start + meant(Optional.of(Settings.KAFKA + name))
        : start + meant(NearestName.of(Settings.PREFIX + name, Settings.all().keySet()));
  }

  private static String meant(Optional<String> name) {
    return name.map(n -> "; did you mean " + n + "?").orElse("");
  }

  boolean isSet(String name) {
    Sourced value = values.get(name);
    return value != null
        && (!value.value().isBlank() || name.equals(Settings.REGISTRY_CACHE.name()));
  }

  /** The value as set, without a default. */
  <T> Optional<T> find(Settings.Key<T> key) {
    Sourced value = values.get(key.name());
    return value == null || !isSet(key.name())
        ? Optional.empty()
        : Optional.of(key.type().parse(value.value()));
  }

  /** The value or its default, for keys that have one. */
  <T> T get(Settings.Key<T> key) {
    return find(key)
        .orElseGet(
            () -> {
              String text = key.setting().defaultValue().orElseThrow();
              return key.type()
                  .parse(text.replace("${user.home}", System.getProperty("user.home", ".")));
            });
  }

  /** Where a setting came from, or its bare name where it is not set. */
  String place(Settings.Key<?> key) {
    Sourced value = values.get(key.name());
    return value == null ? key.name() : value.origin() + ": " + key.name();
  }

  RouteSettings routes() {
    return routes;
  }

  ReceiverSettings receivers() {
    return receivers;
  }

  /** What is set for one plugin. */
  PluginSettings plugin(String id) {
    return new PluginSettings(id, values, values);
  }

  /** The ids that plugins' settings are given for in the file. */
  Set<String> pluginsWithSettings() {
    Set<String> ids = new TreeSet<>();
    for (String name : values.keySet()) {
      if (name.startsWith(Settings.PLUGIN)) {
        ids.add(name.substring(Settings.PLUGIN.length()).replaceFirst("\\..*", ""));
      }
    }
    return ids;
  }

  FilterSettingsReader filters() {
    return filters;
  }

  /** What passes through to Kafka, under Kafka's own names. */
  Map<String, String> kafka() {
    Map<String, String> kafka = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          boolean unset = Settings.all().containsKey(name) && !isSet(name);
          if (name.startsWith(Settings.KAFKA) && !unset) {
            kafka.put(name.substring(Settings.KAFKA.length()), value.value());
          }
        });
    return kafka;
  }

  Values with(String name, Sourced value) {
    Map<String, Sourced> changed = new TreeMap<>(values);
    changed.put(name, value);
    return new Values(changed, List.of());
  }

  /** Names and values, secrets masked. */
  @Override
  public String toString() {
    Map<String, String> shown = new LinkedHashMap<>();
    values.forEach((name, value) -> shown.put(name, isSecret(name) ? "***" : value.value()));
    return shown.toString();
  }

  private static boolean isSecret(String name) {
    Settings.Key<?> key = Settings.all().get(name);
    if (key != null) {
      return key.setting().secret();
    }
    if (name.startsWith(Settings.FILTERS)) {
      return name.contains(".options."); // steps are given what they need, passwords perhaps
    }
    if (name.startsWith(Settings.KAFKA)) {
      return KafkaSettings.isSecret(name.substring(Settings.KAFKA.length()));
    }
    // Only the plugin knows which of its settings are secrets.
    return name.startsWith(Settings.PLUGIN) || Environment.isOfPlugin(name);
  }
}
