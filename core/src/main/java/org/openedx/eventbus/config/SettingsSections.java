package org.openedx.eventbus.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.openedx.eventbus.internal.Suggestions;

/** Sections of core and of the modules on the class path. */
final class SettingsSections {
  private static final String PREFIX = "eventbus.";

  /** Prefixes of modules that may be absent, because several services can share one file. */
  private static final List<String> MODULE_PREFIXES =
      List.of(
          "eventbus.producer.",
          "eventbus.consumer.",
          "eventbus.handlers.",
          "eventbus.filters.",
          "eventbus.plugins.",
          "eventbus.plugin.");

  private static final List<SettingsSection<?>> ALL = discover();
  private static final Map<String, Setting<?>> SETTINGS = settings(ALL);

  private SettingsSections() {}

  private static List<SettingsSection<?>> discover() {
    List<SettingsSection<?>> found = new ArrayList<>();
    ServiceLoader.load(SettingsSection.class, SettingsSection.class.getClassLoader())
        .forEach(found::add);
    found.sort(Comparator.comparing(section -> section.settings().get(0).name()));
    found.add(0, new CoreSettings());
    return List.copyOf(found);
  }

  private static Map<String, Setting<?>> settings(List<SettingsSection<?>> sections) {
    Map<String, Setting<?>> settings = new LinkedHashMap<>();
    sections.forEach(
        section -> section.settings().forEach(each -> settings.put(each.name(), each)));
    return settings;
  }

  static List<SettingsSection<?>> all() {
    return ALL;
  }

  /** Returns the settings with fixed names, in the order of the reference. */
  static List<Setting<?>> settings() {
    return List.copyOf(SETTINGS.values());
  }

  /** Returns whether a name is a setting, may be a setting of an absent module, or is Kafka's. */
  static boolean knows(String name) {
    return SETTINGS.containsKey(name)
        || open(name).isPresent()
        || (name.startsWith(CoreSettings.KAFKA) && name.length() > CoreSettings.KAFKA.length())
        || MODULE_PREFIXES.stream().anyMatch(prefix -> name.startsWith(prefix) && isAbsent(prefix));
  }

  private static boolean isAbsent(String prefix) {
    return SETTINGS.keySet().stream().noneMatch(name -> name.startsWith(prefix))
        && ALL.stream().noneMatch(section -> section.openPrefixes().contains(prefix));
  }

  private static Optional<SettingsSection<?>> open(String name) {
    return ALL.stream()
        .filter(
            each ->
                startsWithAny(name, each.openPrefixes())
                    || startsWithAny(name, each.variablePrefixes()))
        .findFirst();
  }

  private static boolean startsWithAny(String name, List<String> prefixes) {
    return prefixes.stream().anyMatch(name::startsWith);
  }

  /** Returns whether an environment variable is read by a section itself, under its own name. */
  static boolean readsVariable(String variable) {
    return ALL.stream().anyMatch(section -> startsWithAny(variable, section.variablePrefixes()));
  }

  static boolean isSecret(String name) {
    Setting<?> setting = SETTINGS.get(name);
    if (setting != null) {
      return setting.type().secret();
    }
    if (name.startsWith(CoreSettings.KAFKA)) {
      return KafkaSettings.isSecret(name.substring(CoreSettings.KAFKA.length()));
    }
    return open(name).map(section -> section.isSecret(name)).orElse(false);
  }

  /** Returns a suggestion for a name that is not known. */
  static String hint(String name) {
    if (name.startsWith(PREFIX)) {
      return Suggestions.didYouMean(name, SETTINGS.keySet());
    }
    String start = "; settings of the event bus start with " + PREFIX;
    return KafkaSettings.knows(name)
        ? start + "; did you mean " + CoreSettings.KAFKA + name + "?"
        : start + Suggestions.didYouMean(PREFIX + name, SETTINGS.keySet());
  }
}
