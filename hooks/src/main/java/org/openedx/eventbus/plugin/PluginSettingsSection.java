package org.openedx.eventbus.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.config.Setting;
import org.openedx.eventbus.config.SettingType;
import org.openedx.eventbus.config.SettingsReader;
import org.openedx.eventbus.config.SettingsSection;
import org.openedx.eventbus.config.SourcedValue;
import org.openedx.eventbus.event.EventName;

/**
 * Declaration of the settings of plugins and configured handlers; public for {@link
 * java.util.ServiceLoader}. The settings of a single plugin are read and checked by {@link
 * PluginSettings}, because only the plugin has their names.
 */
public final class PluginSettingsSection implements SettingsSection<Object> {
  private static final String PLUGINS = "eventbus.plugins.";
  private static final String HANDLERS = "eventbus.handlers.";
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
  private static final Setting<PluginHostSettings.OnFailure> ON_FAILURE =
      Setting.of(
              PLUGINS + "on-failure",
              SettingType.oneOf(PluginHostSettings.OnFailure.class),
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
    List<PluginHostSettings.ConfiguredHandler> handlers = new ArrayList<>();
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
    Set<String> withSettings = new TreeSet<>();
    in.under(PluginSettings.PREFIX)
        .keySet()
        .forEach(
            name ->
                withSettings.add(
                    name.substring(PluginSettings.PREFIX.length()).replaceFirst("\\..*", "")));
    return new PluginHostSettings(
        in.find(DIR),
        in.find(ENABLED).orElse(List.of()),
        in.find(DISABLED).orElse(List.of()),
        in.get(ON_FAILURE),
        handlers,
        withSettings);
  }

  private static PluginHostSettings.ConfiguredHandler handler(String name, SourcedValue value) {
    EventName type = EventName.imported(name.substring(HANDLERS.length()));
    List<String> classes = SettingType.CLASS_NAMES.parse(value.value());
    List<String> duplicates = new ArrayList<>(classes);
    new LinkedHashSet<>(classes).forEach(duplicates::remove);
    if (!duplicates.isEmpty()) {
      throw new IllegalArgumentException(duplicates.get(0) + " is listed twice");
    }
    return new PluginHostSettings.ConfiguredHandler(value.origin() + ": " + name, type, classes);
  }
}
