package org.openedx.eventbus.plugin;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.config.Setting;
import org.openedx.eventbus.config.SettingType;
import org.openedx.eventbus.config.SettingsReader;
import org.openedx.eventbus.config.SettingsSection;
import org.openedx.eventbus.internal.Suggestions;
import org.openedx.eventbus.registry.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings of one plugin: {@code eventbus.plugin.<id>.*} in the file, overridden by the
 * environment variables {@code EVENTBUS_PLUGIN_<ID>_*}, with underscores for dots and hyphens.
 * Names are given without this prefix: {@code settings.url("endpoint")}. Not thread-safe.
 *
 * <p>An invalid value is read as its default. {@link #check} then reports it, together with names
 * that were set and never read.
 */
public final class PluginSettings {
  static final String PREFIX = "eventbus.plugin.";
  static final String VARIABLE_PREFIX = "EVENTBUS_PLUGIN_";

  private static final Logger LOG = LoggerFactory.getLogger(EventBusConfig.class);

  private final String prefix;
  private final Map<String, SettingsReader.SourcedValue> file;
  private final Map<String, SettingsReader.SourcedValue> environment;
  private final Set<String> read = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  private PluginSettings(String id, SettingsReader reader) {
    this.prefix = PREFIX + id + ".";
    this.file = reader.under(prefix);
    this.environment = reader.under(variable(prefix));
  }

  /** Returns the settings of the plugin with this id. */
  static PluginSettings of(String id, EventBusConfig config) {
    return config.read(
        new SettingsSection<PluginSettings>() {
          @Override
          public List<Setting<?>> settings() {
            return List.of();
          }

          @Override
          public PluginSettings read(SettingsReader reader) {
            return new PluginSettings(id, reader);
          }
        });
  }

  private static String variable(String name) {
    return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /**
   * {@return a text; empty if it is not set or blank}
   *
   * @param name the name without the prefix, for example {@code channel}
   */
  public Optional<String> text(String name) {
    return find(name, SettingType.TEXT);
  }

  /**
   * {@return a text that must be set}
   *
   * @param name the name without the prefix, for example {@code channel}
   * @throws ConfigurationException if it is not set, with all problems found so far
   */
  public String requireText(String name) {
    return text(name).orElseThrow(() -> missing(name));
  }

  /**
   * {@return a text that is never printed; empty if it is not set or blank}
   *
   * @param name the name without the prefix, for example {@code token}
   */
  public Optional<Secret> secret(String name) {
    return find(name, SettingType.SECRET);
  }

  /**
   * {@return an http or https URL; empty if it is not set or is invalid} Messages do not contain it
   * because it may contain a token.
   *
   * @param name the name without the prefix, for example {@code endpoint}
   */
  public Optional<URI> url(String name) {
    return find(name, SettingType.WEB_URL);
  }

  /**
   * {@return a boolean, {@code true} or {@code false}}
   *
   * @param name the name without the prefix, for example {@code dry-run}
   * @param defaultValue the result if the setting is not set or is invalid
   */
  public boolean flag(String name, boolean defaultValue) {
    return find(name, SettingType.BOOLEAN).orElse(defaultValue);
  }

  /**
   * {@return an integer of at least 0}
   *
   * @param name the name without the prefix, for example {@code max-retries}
   * @param defaultValue the result if the setting is not set or is invalid
   */
  public int count(String name, int defaultValue) {
    return find(name, SettingType.INTEGER).orElse(defaultValue);
  }

  /**
   * {@return a duration such as {@code 500ms}, {@code 10s} or {@code 5m}, above zero}
   *
   * @param name the name without the prefix, for example {@code timeout}
   * @param defaultValue the result if the setting is not set or is invalid
   */
  public Duration duration(String name, Duration defaultValue) {
    Objects.requireNonNull(defaultValue, "defaultValue");
    return find(name, SettingType.POSITIVE_DURATION).orElse(defaultValue);
  }

  /**
   * {@return a constant of an enum, written in lower case with hyphens}
   *
   * @param <E> the enum
   * @param name the name without the prefix, for example {@code mode}
   * @param defaultValue the result if the setting is not set or is invalid; its class determines
   *     the constants
   */
  public <E extends Enum<E>> E oneOf(String name, E defaultValue) {
    Objects.requireNonNull(defaultValue, "defaultValue");
    return find(name, SettingType.oneOf(defaultValue.getDeclaringClass())).orElse(defaultValue);
  }

  private <T> Optional<T> find(String name, SettingType<T> type) {
    String full = prefix + Objects.requireNonNull(name, "name");
    read.add(full);
    SettingsReader.SourcedValue value = environment.getOrDefault(variable(full), file.get(full));
    if (value == null || value.value().isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(type.parse(value.value()));
    } catch (IllegalArgumentException | ArithmeticException e) {
      // The message of a secret's exception is omitted: it may contain the value.
      String wrong = type.secret() ? "not usable" : e.getMessage();
      problems.add(value.origin() + ": " + full + ": " + wrong + "; expected " + type.expected());
      return Optional.empty();
    }
  }

  private ConfigurationException missing(String name) {
    String full = prefix + name;
    if (problems.stream().noneMatch(problem -> problem.contains(": " + full + ": "))) {
      problems.add(
          "%s is required but not set; the environment variable %s also sets it"
              .formatted(full, variable(full)));
    }
    return new ConfigurationException(problems);
  }

  /**
   * Reports all problems, after the plugin has read all its settings. Unknown environment variables
   * are only logged.
   *
   * @throws ConfigurationException with all problems
   */
  public void check() {
    List<String> all = new ArrayList<>(problems);
    file.forEach(
        (name, value) -> {
          if (!read.contains(name)) {
            all.add(
                "%s: %s: unknown setting of the plugin%s"
                    .formatted(value.origin(), name, Suggestions.didYouMean(name, read)));
          }
        });
    if (!all.isEmpty()) {
      throw new ConfigurationException(all);
    }
    List<String> variables = read.stream().map(PluginSettings::variable).toList();
    environment.keySet().stream()
        .filter(name -> !variables.contains(name))
        .forEach(name -> LOG.warn("Ignoring unknown plugin environment variable {}", name));
  }
}
