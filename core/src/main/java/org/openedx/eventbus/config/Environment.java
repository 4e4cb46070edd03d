package org.openedx.eventbus.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.openedx.eventbus.config.SettingsReader.SourcedValue;
import org.openedx.eventbus.internal.Suggestions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reader of settings from environment variables: those of this library and those of Open edX. */
final class Environment {
  /** Variable that contains the path of the properties file. It is not a setting. */
  static final String CONFIG_FILE = "EVENTBUS_CONFIG";

  private static final Logger LOG = LoggerFactory.getLogger(EventBusConfig.class);
  private static final String PREFIX = "EVENTBUS_";
  private static final String KAFKA = PREFIX + "KAFKA_";

  private Environment() {}

  static Map<String, SourcedValue> read(Map<String, String> variables) {
    Map<String, SourcedValue> values = new LinkedHashMap<>();
    for (Setting<?> setting : SettingsSections.settings()) {
      Stream.concat(Stream.of(setting.environmentName()), setting.openEdxNames().stream())
          .filter(variables::containsKey)
          .map(variable -> sourced(variable, variables.getOrDefault(variable, "")))
          .filter(found -> !found.value().isEmpty() || CoreSettings.acceptsBlank(setting.name()))
          .findFirst()
          .ifPresent(found -> values.put(setting.name(), found));
    }
    variables.forEach(
        (variable, value) -> {
          if (variable.startsWith(KAFKA) && !value.isBlank()) {
            String rest = variable.substring(KAFKA.length()).toLowerCase(Locale.ROOT);
            String name = CoreSettings.KAFKA + rest.replace('_', '.');
            values.putIfAbsent(name, sourced(variable, value));
          } else if (SettingsSections.readsVariable(variable) && !value.isBlank()) {
            values.put(variable, sourced(variable, value));
          }
        });
    warnOfUnknown(variables.keySet());
    return values;
  }

  /** Returns whether the origin of a value is an environment variable of Kafka's settings. */
  static boolean isVariable(String origin) {
    return origin.startsWith(KAFKA);
  }

  private static SourcedValue sourced(String variable, String value) {
    return new SourcedValue(value.strip(), variable);
  }

  /**
   * Logs unknown variables. They are not errors because Kubernetes adds variables such as
   * EVENTBUS_SERVICE_HOST and EVENTBUS_PORT to every container if a service is named eventbus.
   */
  private static void warnOfUnknown(Collection<String> variables) {
    List<String> known =
        SettingsSections.settings().stream().map(Setting::environmentName).toList();
    variables.stream()
        .filter(
            v -> v.startsWith(PREFIX) && !v.startsWith(KAFKA) && !SettingsSections.readsVariable(v))
        .filter(v -> !v.equals(CONFIG_FILE) && !known.contains(v))
        .sorted()
        .forEach(
            v ->
                LOG.warn(
                    "Ignoring unknown environment variable {}{}",
                    v,
                    Suggestions.didYouMean(v, known)));
  }
}
