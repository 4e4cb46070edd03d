package org.openedx.eventbus.config;

import java.util.List;

/**
 * Settings of one module.
 *
 * <p>{@link EventBusConfig} finds the sections of all modules on the class path with {@link
 * java.util.ServiceLoader}, to validate their names and values when it is loaded. Implementations
 * are public, stateless and have a public constructor without parameters. For example {@code
 * config.read(new ProducerSection())}.
 *
 * @param <S> the class that contains the values, usually a record
 */
public interface SettingsSection<S> {
  /** {@return the settings of this section that have fixed names} */
  List<Setting<?>> settings();

  /**
   * {@return the prefixes of further names} For example {@code eventbus.filters.}, which is
   * followed by a filter type. {@link #read} validates these names.
   */
  default List<String> openPrefixes() {
    return List.of();
  }

  /**
   * {@return the prefixes of environment variables that this section reads itself, for example
   * {@code EVENTBUS_PLUGIN_}}
   */
  default List<String> variablePrefixes() {
    return List.of();
  }

  /**
   * {@return whether the value of a name with an open prefix must not be printed}
   *
   * @param name the full name
   */
  default boolean isSecret(String name) {
    return false;
  }

  /**
   * {@return the values of this section} Invalid values are reported to the reader.
   *
   * @param reader provides the values
   */
  S read(SettingsReader reader);
}
