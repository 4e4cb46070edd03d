package org.openedx.eventbus.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openedx.eventbus.config.SettingsReader.SourcedValue;

/** Values of all settings, with their origins. Immutable. */
final class SettingValues {
  private final Map<String, SourcedValue> values;

  SettingValues(Map<String, SourcedValue> values) {
    this.values = new TreeMap<>(values);
  }

  Map<String, SourcedValue> all() {
    return values;
  }

  /** Returns a value if it is set. Blank counts as not set, except where it has a meaning. */
  Optional<SourcedValue> find(String name) {
    return Optional.ofNullable(values.get(name))
        .filter(value -> !value.value().isBlank() || CoreSettings.acceptsBlank(name));
  }

  boolean isSet(String name) {
    return find(name).isPresent();
  }

  /** Returns origin and name of a value, or only the name if it is not set. */
  String place(String name) {
    SourcedValue value = values.get(name);
    return value == null ? name : value.origin() + ": " + name;
  }

  /** Returns the settings of Kafka's clients, by Kafka's names. */
  Map<String, String> kafka() {
    Map<String, String> kafka = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          if (name.startsWith(CoreSettings.KAFKA)
              && (isSet(name) || !name.equals(CoreSettings.BOOTSTRAP_SERVERS.name()))) {
            kafka.put(name.substring(CoreSettings.KAFKA.length()), value.value());
          }
        });
    return kafka;
  }

  SettingValues with(String name, SourcedValue value) {
    Map<String, SourcedValue> changed = new TreeMap<>(values);
    changed.put(name, value);
    return new SettingValues(changed);
  }

  /**
   * Validates all names and values.
   *
   * @param earlier problems that were found while the file was read
   * @throws ConfigurationException with all problems, if there are any
   */
  void check(Collection<String> earlier) {
    List<String> problems = new ArrayList<>(earlier);
    values.forEach(
        (name, value) -> {
          if (!SettingsSections.knows(name)) {
            problems.add(
                value.origin() + ": " + name + ": unknown name" + SettingsSections.hint(name));
          }
        });
    for (SettingsSection<?> section : SettingsSections.all()) {
      SettingsReader reader = new SettingsReader(this);
      Object ignored = section.read(reader);
      problems.addAll(reader.problems());
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
  }

  /** Returns names and values, with secrets masked. */
  @Override
  public String toString() {
    Map<String, String> shown = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> shown.put(name, SettingsSections.isSecret(name) ? "***" : value.value()));
    return shown.toString();
  }
}
