package org.openedx.eventbus.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Setting: its name, type, default and description. A {@link SettingsSection} declares its settings
 * as constants. Immutable. For example:
 *
 * <pre>{@code
 * static final Setting<Duration> TIMEOUT =
 *     Setting.of("eventbus.registry.timeout", SettingType.DURATION, "Timeout of one request.")
 *         .withDefault("10s");
 * }</pre>
 *
 * @param <T> the class of the values
 * @param name the name in a file, for example {@code eventbus.registry.timeout}
 * @param type the type of the values
 * @param defaultValue the value, as in a file, that applies if the setting is not set
 * @param openEdxNames Open edX's environment variables; the first one that is set applies
 * @param description what the setting does, understandable without other settings
 */
public record Setting<T>(
    String name,
    SettingType<T> type,
    Optional<String> defaultValue,
    List<String> openEdxNames,
    String description) {

  /**
   * Creates a setting.
   *
   * @param name the name in a file
   * @param type the type of the values
   * @param defaultValue the value that applies if the setting is not set
   * @param openEdxNames Open edX's environment variables
   * @param description what the setting does
   */
  public Setting {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(defaultValue, "defaultValue");
    openEdxNames = List.copyOf(Objects.requireNonNull(openEdxNames, "openEdxNames"));
    Objects.requireNonNull(description, "description");
  }

  /**
   * {@return a setting without a default}
   *
   * @param <T> the class of the values
   * @param name the name in a file, for example {@code eventbus.registry.timeout}
   * @param type the type of the values
   * @param description what the setting does, understandable without other settings
   */
  public static <T> Setting<T> of(String name, SettingType<T> type, String description) {
    return new Setting<>(name, type, Optional.empty(), List.of(), description);
  }

  /**
   * {@return this setting with a default}
   *
   * @param value the value, as in a file
   */
  public Setting<T> withDefault(String value) {
    Objects.requireNonNull(value, "value");
    return new Setting<>(name, type, Optional.of(value), openEdxNames, description);
  }

  /**
   * {@return this setting with one more environment variable of Open edX}
   *
   * @param variable the name of the variable
   */
  public Setting<T> withOpenEdxName(String variable) {
    List<String> names = new ArrayList<>(openEdxNames);
    names.add(Objects.requireNonNull(variable, "variable"));
    return new Setting<>(name, type, defaultValue, names, description);
  }

  /**
   * {@return the environment variable of this setting, for example {@code
   * EVENTBUS_REGISTRY_TIMEOUT}}
   */
  public String environmentName() {
    return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
