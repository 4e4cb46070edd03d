package org.openedx.eventbus.plugin;

import java.nio.file.Path;
import java.time.Duration;
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
 * @param onUnreadable what happens if the handlers of a plugin are unknown
 * @param deadlines the deadlines of calls of plugins
 * @param handlers the handlers that are configured by class name
 * @param withSettings the ids of plugins that have settings in the file
 */
record PluginHostSettings(
    Optional<Path> directory,
    List<String> enabled,
    List<String> disabled,
    OnFailure onFailure,
    OnUnreadable onUnreadable,
    HostedPlugin.Deadlines deadlines,
    List<ConfiguredHandler> handlers,
    Set<String> withSettings) {
  /** What happens if a plugin cannot be run. */
  enum OnFailure {
    /** The failure is logged and the other plugins run. */
    ISOLATE,
    /** The process does not start. */
    STOP
  }

  /** What happens if the handlers of a plugin are unknown. */
  enum OnUnreadable {
    /** The process does not start. */
    FAIL,
    /** The process waits until the handlers are known. */
    WAIT,
    /** The other plugins run; the group skips the events of the unknown handlers. */
    SKIP
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

  /** Returns the problems of settings that name other plugins than the known ones. */
  List<String> unknownIds(List<String> known) {
    List<String> unknown = new ArrayList<>();
    checkIds("eventbus.plugins.enabled", enabled, known, unknown);
    checkIds("eventbus.plugins.disabled", disabled, known, unknown);
    for (String id : withSettings) {
      checkIds("eventbus.plugin." + id + ".*", List.of(id), known, unknown);
    }
    return unknown;
  }

  private static void checkIds(
      String setting, List<String> ids, List<String> known, List<String> unknown) {
    for (String id : ids) {
      if (!known.contains(id)) {
        unknown.add(setting + ": unknown plugin '" + id + "'; known plugins: " + known);
      }
    }
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
    private static final Setting<OnUnreadable> ON_UNREADABLE =
        Setting.of(
                PLUGINS + "on-unreadable",
                SettingType.oneOf(OnUnreadable.class),
                "What happens if a jar cannot be read or its plugin cannot be loaded, so that its"
                    + " handlers are unknown: fail ends the process, wait tries again until it can"
                    + " be loaded, skip runs the other plugins, and the group skips events of the"
                    + " unknown handlers.")
            .withDefault("fail");
    private static final Setting<Duration> START_TIMEOUT =
        Setting.of(
                PLUGINS + "start-timeout",
                SettingType.POSITIVE_DURATION,
                "How long a plugin may take to register its handlers, and to start. A plugin that"
                    + " takes longer is interrupted, and cannot be run.")
            .withDefault("30s");
    private static final Setting<Duration> STOP_TIMEOUT =
        Setting.of(
                PLUGINS + "stop-timeout",
                SettingType.POSITIVE_DURATION,
                "How long each plugin may take to stop. A plugin that takes longer is interrupted,"
                    + " and the others are stopped.")
            .withDefault("10s");
    private static final Setting<Duration> HEALTH_TIMEOUT =
        Setting.of(
                PLUGINS + "health-timeout",
                SettingType.POSITIVE_DURATION,
                "How long a plugin may take to report its health. A plugin that takes longer is"
                    + " reported as DOWN.")
            .withDefault("1s");

    @Override
    public List<Setting<?>> settings() {
      return List.of(
          DIR,
          ENABLED,
          DISABLED,
          ON_FAILURE,
          ON_UNREADABLE,
          START_TIMEOUT,
          STOP_TIMEOUT,
          HEALTH_TIMEOUT);
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
          in.get(ON_UNREADABLE),
          new HostedPlugin.Deadlines(
              in.get(START_TIMEOUT), in.get(STOP_TIMEOUT), in.get(HEALTH_TIMEOUT)),
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
