package org.openedx.eventbus.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.openedx.eventbus.registry.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one plugin is told from outside: {@code eventbus.plugin.<id>.*} of the file, over which the
 * environment's {@code EVENTBUS_PLUGIN_<ID>_*} win, with underscores for dots and dashes. Names are
 * given here without what comes before them. Not thread-safe.
 *
 * <p>A value that cannot be used reads as its default; {@link #check} then tells of it, together
 * with the names that were set and never asked for.
 */
public final class PluginSettings {
  private static final Logger LOG = LoggerFactory.getLogger(EventBusConfig.class);

  private final String prefix;
  private final Map<String, Sourced> file;
  private final Map<String, Sourced> environment;
  private final Set<String> asked = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  /**
   * @param file settings by their full names
   * @param environment variables by theirs
   */
  PluginSettings(String id, Map<String, Sourced> file, Map<String, Sourced> environment) {
    this.prefix = Settings.PLUGIN + id + ".";
    this.file = starting(prefix, file);
    this.environment = starting(variable(prefix), environment);
  }

  private static Map<String, Sourced> starting(String prefix, Map<String, Sourced> values) {
    Map<String, Sourced> own = new TreeMap<>(values);
    own.keySet().removeIf(name -> !name.startsWith(prefix));
    return own;
  }

  private static String variable(String name) {
    return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** A text; empty when it is not set, or blank. */
  public Optional<String> text(String name) {
    return find(name, SettingTypes.TEXT);
  }

  /**
   * A text that there must be.
   *
   * @throws ConfigurationException when it is not set, with what else was found wrong so far
   */
  public String requireText(String name) {
    return text(name).orElseThrow(() -> missing(name));
  }

  /** A text that is never printed. */
  public Optional<Secret> secret(String name) {
    return find(name, SettingTypes.SECRET);
  }

  /** An address of http or https. It is not quoted in messages, as it may hold a token. */
  public Optional<URI> url(String name) {
    return find(name, SettingTypes.WEB_ADDRESS);
  }

  public boolean flag(String name, boolean byDefault) {
    return find(name, SettingTypes.BOOLEAN).orElse(byDefault);
  }

  /** A whole number from 0. */
  public int count(String name, int byDefault) {
    return find(name, SettingTypes.COUNT_OR_NONE).orElse(byDefault);
  }

  /** A duration such as {@code 500ms}, {@code 10s} or {@code 5m}, above zero. */
  public Duration duration(String name, Duration byDefault) {
    return find(name, SettingTypes.DURATION).orElse(byDefault);
  }

  /** One of the constants, written in lower case with dashes. */
  public <E extends Enum<E>> E oneOf(String name, E byDefault) {
    return find(name, SettingTypes.oneOf(byDefault.getDeclaringClass())).orElse(byDefault);
  }

  private <T> Optional<T> find(String name, SettingType<T> type) {
    String full = prefix + name;
    asked.add(full);
    Sourced value = environment.getOrDefault(variable(full), file.get(full));
    if (value == null || value.value().isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(type.parse(value.value()));
    } catch (IllegalArgumentException | ArithmeticException e) {
      // What concerns a secret is worded without the exception, which may quote it.
      String wrong = type.secret() ? "not usable" : e.getMessage();
      problems.add(value.origin() + ": " + full + ": " + wrong + "; expected " + type.expected());
      return Optional.empty();
    }
  }

  private ConfigurationException missing(String name) {
    String full = prefix + name;
    if (problems.stream().noneMatch(problem -> problem.contains(": " + full + ": "))) {
      problems.add(full + " is needed and is not set; it also comes from " + variable(full));
    }
    return new ConfigurationException(problems);
  }

  /**
   * Tells what is wrong, once the plugin has asked for all it knows. Variables that it does not
   * know are only warned of, as all of the environment.
   *
   * @throws ConfigurationException with everything that is wrong
   */
  public void check() {
    List<String> all = new ArrayList<>(problems);
    file.forEach(
        (name, value) -> {
          if (!asked.contains(name)) {
            all.add(value.origin() + ": " + name + ": the plugin does not know it" + hint(name));
          }
        });
    if (!all.isEmpty()) {
      throw new ConfigurationException(all);
    }
    List<String> variables = asked.stream().map(PluginSettings::variable).toList();
    environment.keySet().stream()
        .filter(name -> !variables.contains(name))
        .forEach(name -> LOG.warn("The environment variable {} is no setting of the plugin", name));
  }

  private String hint(String name) {
    return NearestName.of(name, asked).map(n -> "; did you mean " + n + "?").orElse("");
  }
}
