package org.openedx.eventbus.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.config.Setting;
import org.openedx.eventbus.config.SettingType;
import org.openedx.eventbus.config.SettingsReader;
import org.openedx.eventbus.config.SettingsSection;
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
  record ConfiguredHandler(String place, EventName type, List<String> classes) {}

  /** Returns the settings of a configuration. */
  static PluginHostSettings of(EventBusConfig config) {
    return config.read(new Section());
  }

  /** Returns whether a plugin is to be run. */
  boolean runs(String id) {
    return (enabled.isEmpty() || enabled.contains(id)) && !disabled.contains(id);
  }

  /**
   * Declaration of the settings; public for {@link java.util.ServiceLoader}. {@link PluginSettings}
   * reads and checks the settings of a single plugin, because only the plugin has their names.
   */
  public static final class Section implements SettingsSection<PluginHostSettings> {
    private static final String PLUGINS = "eventbus.plugins.";
    private static final String HANDLERS = "eventbus.handlers.";

    /** A setting of the local bus, and not an event type. */
    private static final String SLOW_THRESHOLD = HANDLERS + "slow-threshold";

    private static final Setting<Path> DIR =
        Setting.of(
            PLUGINS + "dir",
            SettingType.DIRECTORY,
            "Directory of plugin jars, in addition to plugins on the class path.");
    private static final Setting<List<String>> ENABLED =
        Setting.of(
            PLUGINS + "enabled",
            SettingType.LIST,
            "Ids of the plugins to run, separated by commas. Default: all plugins found.");
    private static final Setting<List<String>> DISABLED =
        Setting.of(
            PLUGINS + "disabled",
            SettingType.LIST,
            "Ids of the plugins not to run, separated by commas.");
    private static final Setting<OnFailure> ON_FAILURE =
        Setting.of(
                PLUGINS + "on-failure",
                SettingType.oneOf(OnFailure.class),
                "What happens if a plugin cannot be run: isolate runs the other plugins, stop ends"
                    + " the process.")
            .withDefault("isolate");

    @Override
    public List<Setting<?>> settings() {
      return List.of(DIR, ENABLED, DISABLED, ON_FAILURE);
    }

    @Override
    public List<String> openPrefixes() {
      return List.of(PluginSettings.PREFIX, HANDLERS);
    }

    @Override
    public List<String> variablePrefixes() {
      return List.of(PluginSettings.VARIABLE_PREFIX);
    }

    /** Only the plugin itself declares which of its settings are secrets. */
    @Override
    public boolean isSecret(String name) {
      return !name.startsWith(HANDLERS);
    }

    @Override
    public PluginHostSettings read(SettingsReader in) {
      return new PluginHostSettings(
          in.find(DIR),
          in.find(ENABLED).orElse(List.of()),
          in.find(DISABLED).orElse(List.of()),
          in.get(ON_FAILURE),
          handlers(in),
          idsWithSettings(in));
    }

    private static List<ConfiguredHandler> handlers(SettingsReader in) {
      List<ConfiguredHandler> handlers = new ArrayList<>();
      in.under(HANDLERS)
          .forEach(
              (name, value) -> {
                if (!name.equals(SLOW_THRESHOLD)) {
                  try {
                    handlers.add(handler(name, value));
                  } catch (IllegalArgumentException | EventBusException e) {
                    in.problem(name, String.valueOf(e.getMessage()));
                  }
                }
              });
      return handlers;
    }

    private static ConfiguredHandler handler(String name, SettingsReader.SourcedValue value) {
      EventName type = EventName.imported(name.substring(HANDLERS.length()));
      List<String> classes = SettingType.CLASS_NAMES.parse(value.value());
      List<String> duplicates = new ArrayList<>(classes);
      new LinkedHashSet<>(classes).forEach(duplicates::remove);
      if (!duplicates.isEmpty()) {
        throw new IllegalArgumentException(duplicates.get(0) + " is listed twice");
      }
      return new ConfiguredHandler(value.origin() + ": " + name, type, classes);
    }

    private static Set<String> idsWithSettings(SettingsReader in) {
      return in.under(PluginSettings.PREFIX).keySet().stream()
          .map(name -> name.substring(PluginSettings.PREFIX.length()).replaceFirst("\\..*", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
