package org.openedx.eventbus.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All values with their origins. Immutable. */
final class SettingValues {
  private final Map<String, SettingsReader.SourcedValue> values;

  SettingValues(Map<String, SettingsReader.SourcedValue> values) {
    this.values = new TreeMap<>(values);
  }

  Map<String, SettingsReader.SourcedValue> all() {
    return values;
  }

  /** Returns a value if it is set; a blank value counts as not set unless blank has a meaning. */
  Optional<SettingsReader.SourcedValue> find(String name) {
    return Optional.ofNullable(values.get(name))
        .filter(value -> !value.value().isBlank() || CoreSettings.acceptsBlank(name));
  }

  boolean isSet(String name) {
    return find(name).isPresent();
  }

  /** Returns origin and name of a value, or only the name if it is not set. */
  String place(String name) {
    SettingsReader.SourcedValue value = values.get(name);
    return value == null ? name : value.origin() + ": " + name;
  }

  /** Returns what is passed through to Kafka, by Kafka's names. */
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

  SettingValues with(String name, SettingsReader.SourcedValue value) {
    Map<String, SettingsReader.SourcedValue> changed = new TreeMap<>(values);
    changed.put(name, value);
    return new SettingValues(changed);
  }

  /**
   * Reports everything that is wrong.
   *
   * @param earlier problems found before, for example while reading the file
   * @throws ConfigurationException if there are problems
   */
  void check(Collection<String> earlier) {
    List<String> problems = new java.util.ArrayList<>(earlier);
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
