package org.openedx.eventbus.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settings from environment variables, under our names and under Open edX's. */
final class Environment {
  /** Names the file; not a setting itself. */
  static final String CONFIG_FILE = "EVENTBUS_CONFIG";

  private static final Logger LOG = LoggerFactory.getLogger(EventBusConfig.class);
  private static final String PREFIX = "EVENTBUS_";
  private static final String KAFKA = PREFIX + "KAFKA_";
  private static final String PLUGIN = PREFIX + "PLUGIN_";

  private Environment() {}

  /** Whether a variable belongs to a plugin; it goes by its own name then. */
  static boolean isOfPlugin(String variable) {
    return variable.startsWith(PLUGIN);
  }

  static Map<String, Sourced> read(Map<String, String> variables) {
    Map<String, Sourced> values = new LinkedHashMap<>();
    for (Settings.Key<?> key : Settings.all().values()) {
      Setting setting = key.setting();
      Stream.concat(Stream.of(setting.environmentName()), setting.openEdxNames().stream())
          .flatMap(variable -> sourced(variable, variables.get(variable)).stream())
          .filter(found -> !found.value().isEmpty() || emptySaysSomething(setting))
          .findFirst()
          .ifPresent(found -> values.put(key.name(), found));
    }
    variables.forEach(
        (variable, value) -> {
          if (variable.startsWith(KAFKA) && !value.isBlank()) {
            String rest = variable.substring(KAFKA.length()).toLowerCase(Locale.ROOT);
            values.putIfAbsent(
                Settings.KAFKA + rest.replace('_', '.'), new Sourced(value.strip(), variable));
          } else if (isOfPlugin(variable) && !value.isBlank()) {
            values.put(variable, new Sourced(value.strip(), variable));
          }
        });
    warnOfUnknown(variables.keySet());
    return values;
  }

  private static Optional<Sourced> sourced(String variable, @Nullable String value) {
    return Optional.ofNullable(value).map(v -> new Sourced(v.strip(), variable));
  }

  /** An empty variable is how a shell or a chart says "not set", except where empty has a sense. */
  private static boolean emptySaysSomething(Setting setting) {
    return setting.equals(Settings.REGISTRY_CACHE.setting());
  }

  /**
   * No error, because Kubernetes puts variables such as EVENTBUS_SERVICE_HOST and EVENTBUS_PORT
   * into every container beside a service that is called eventbus.
   */
  private static void warnOfUnknown(Collection<String> variables) {
    var known = Settings.all().values().stream().map(k -> k.setting().environmentName()).toList();
    variables.stream()
        .filter(v -> v.startsWith(PREFIX) && !v.startsWith(KAFKA) && !isOfPlugin(v))
        .filter(v -> !v.equals(CONFIG_FILE) && !known.contains(v))
        .sorted()
        .forEach(
            v ->
                LOG.warn(
                    "The environment variable {} is no setting of the event bus and is ignored{}",
                    v,
                    NearestName.of(v, known).map(n -> "; did you mean " + n + "?").orElse("")));
  }
}
