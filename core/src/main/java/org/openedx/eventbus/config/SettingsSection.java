package org.openedx.eventbus.config;

import java.util.List;

/**
 * The settings of one module. Sections are found through {@link java.util.ServiceLoader}, so that
 * {@link EventBusConfig} checks all names and values of the modules on the class path when it is
 * loaded. Implementations are public, stateless and have a public constructor without parameters.
 *
 * @param <S> what the section is read into, usually a record
 */
public interface SettingsSection<S> {
  /** Returns the settings of this section that have fixed names. */
  List<Setting<?>> settings();

  /**
   * Returns the prefixes under which this section accepts further names, for example {@code
   * eventbus.filters.} followed by a filter type. {@link #read} checks them.
   */
  default List<String> openPrefixes() {
    return List.of();
  }

  /**
   * Returns the prefixes of environment variables that this section reads itself, for example
   * {@code EVENTBUS_PLUGIN_}.
   */
  default List<String> variablePrefixes() {
    return List.of();
  }

  /** Returns whether the value of a name under an open prefix must not be printed. */
  default boolean isSecret(String name) {
    return false;
  }

  /** Reads the section; reports invalid values to the reader. */
  S read(SettingsReader reader);
}
