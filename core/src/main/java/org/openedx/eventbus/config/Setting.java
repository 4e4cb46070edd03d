package org.openedx.eventbus.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A setting: its name, type, default and description. Declared as constants of a {@link
 * SettingsSection}. Immutable.
 *
 * <pre>{@code
 * static final Setting<Duration> TIMEOUT =
 *     Setting.of("eventbus.registry.timeout", SettingType.DURATION, "Timeout of one request.")
 *         .withDefault("10s");
 * }</pre>
 *
 * @param <T> the class of the values
 * @param name as written in a file, for example {@code eventbus.registry.timeout}
 * @param type the type of its value
 * @param defaultValue the text that applies if the setting is not set
 * @param openEdxNames Open edX's environment variables for it; the first one that is set applies
 * @param description what the setting does, readable without its neighbours in the table
 */
public record Setting<T>(
    String name,
    SettingType<T> type,
    Optional<String> defaultValue,
    List<String> openEdxNames,
    String description) {

  public Setting {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(defaultValue, "defaultValue");
    openEdxNames = List.copyOf(openEdxNames);
    Objects.requireNonNull(description, "description");
  }

  /** Returns a setting without a default. */
  public static <T> Setting<T> of(String name, SettingType<T> type, String description) {
    return new Setting<>(name, type, Optional.empty(), List.of(), description);
  }

  /** Returns this setting with a default, written as in a file. */
  public Setting<T> withDefault(String text) {
    return new Setting<>(name, type, Optional.of(text), openEdxNames, description);
  }

  /** Returns this setting with one more environment variable of Open edX. */
  public Setting<T> withOpenEdxName(String variable) {
    List<String> names = new ArrayList<>(openEdxNames);
    names.add(variable);
    return new Setting<>(name, type, defaultValue, names, description);
  }

  /**
   * Returns the environment variable that sets it, for example {@code EVENTBUS_REGISTRY_TIMEOUT}.
   */
  public String environmentName() {
    return environmentName(name);
  }

  static String environmentName(String name) {
    return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
