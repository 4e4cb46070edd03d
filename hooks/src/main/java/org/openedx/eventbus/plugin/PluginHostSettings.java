package org.openedx.eventbus.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.EventName;

/**
 * The settings {@code eventbus.plugins.*} and {@code eventbus.handlers.<event type>}.
 *
 * @param directory the directory of plugin jars, in addition to the class path
 * @param enabled the ids of the plugins to run; empty for all
 * @param disabled the ids of the plugins not to run
 * @param onFailure what happens if a plugin cannot be run
 * @param handlers the handlers that are configured by class name
 * @param withSettings the ids of plugins that have settings in the file
 */
record PluginHostSettings(
    Optional<Path> directory,
    List<String> enabled,
    List<String> disabled,
    OnFailure onFailure,
    List<ConfiguredHandler> handlers,
    Set<String> withSettings) {
  PluginHostSettings {
    enabled = List.copyOf(enabled);
    disabled = List.copyOf(disabled);
    handlers = List.copyOf(handlers);
  }

  /** What happens if a plugin cannot be run. */
  enum OnFailure {
    /** The failure is logged and the other plugins run. */
    ISOLATE,
    /** The process does not start. */
    STOP
  }

  /**
   * The handlers that one setting names.
   *
   * @param place origin and name of the setting, for messages
   * @param type the event type that they handle
   * @param classes their class names, without duplicates
   */
  record ConfiguredHandler(String place, EventName type, List<String> classes) {
    ConfiguredHandler {
      classes = List.copyOf(classes);
    }
  }

  /** Returns the settings of a configuration. */
  static PluginHostSettings of(EventBusConfig config) {
    return (PluginHostSettings) config.read(new PluginSettingsSection());
  }

  /** Returns whether a plugin is to be run. */
  boolean runs(String id) {
    return (enabled.isEmpty() || enabled.contains(id)) && !disabled.contains(id);
  }
}
