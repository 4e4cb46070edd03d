package org.openedx.eventbus.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.openedx.eventbus.config.SettingsReader.SourcedValue;

/**
 * Values of all settings, with their origins. Immutable.
 *
 * @param problems problems that were found while the file was read
 */
record SettingValues(Map<String, SourcedValue> values, List<String> problems) {
  /** Returns the values of a process. The file in the directory, unless named, need not exist. */
  static SettingValues read(Map<String, String> environment, Path directory) {
    String named = environment.getOrDefault(Environment.CONFIG_FILE, "").strip();
    Path file = directory.resolve(named.isEmpty() ? "eventbus.properties" : named);
    return read(
        Optional.of(file).filter(each -> !named.isEmpty() || Files.exists(each)), environment);
  }

  /** Returns the values of a file, if present, overridden by environment variables. */
  static SettingValues read(Optional<Path> file, Map<String, String> environment) {
    List<String> problems = new ArrayList<>();
    Map<String, SourcedValue> values = new TreeMap<>();
    file.ifPresent(each -> values.putAll(PropertiesFile.read(each, problems::add)));
    values.putAll(Environment.read(environment));
    return new SettingValues(values, problems);
  }

  /** Returns the values of a program. */
  static SettingValues of(Map<String, String> settings) {
    Map<String, SourcedValue> values = new TreeMap<>();
    settings.forEach((name, value) -> values.put(name, given(name, value)));
    return new SettingValues(values, List.of());
  }

  private static SourcedValue given(String name, String value) {
    return new SourcedValue(Objects.requireNonNull(value, name).strip(), "given");
  }

  /** Returns all values whose names begin with a prefix, sorted by their names. */
  Map<String, SourcedValue> under(String prefix) {
    Map<String, SourcedValue> found = new TreeMap<>(values);
    found.keySet().removeIf(name -> !name.startsWith(prefix));
    return found;
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

  SettingValues with(String name, String value) {
    Map<String, SourcedValue> changed = new TreeMap<>(values);
    changed.put(name, given(name, value));
    return new SettingValues(changed, List.of());
  }

  SettingsReader reader() {
    return new SettingsReader(this);
  }

  /**
   * Returns the values of a section.
   *
   * @throws ConfigurationException if values of the section are not valid
   */
  <S> S read(SettingsSection<S> section) {
    SettingsReader reader = reader();
    S read = section.read(reader);
    if (!reader.problems().isEmpty()) {
      throw new ConfigurationException(reader.problems());
    }
    return read;
  }

  /**
   * Validates all names and values.
   *
   * @return these values
   * @throws ConfigurationException with all problems, if there are any
   */
  SettingValues checked() {
    List<String> all = new ArrayList<>(problems);
    values.forEach(
        (name, value) -> {
          if (!SettingsSections.knows(name)) {
            all.add(value.origin() + ": " + name + ": unknown name" + SettingsSections.hint(name));
          } else if (name.startsWith(CoreSettings.KAFKA)) {
            checkKafkaName(name, value.origin(), all);
          }
        });
    for (SettingsSection<?> section : SettingsSections.all()) {
      SettingsReader reader = reader();
      Object ignored = section.read(reader);
      all.addAll(reader.problems());
    }
    if (!all.isEmpty()) {
      throw new ConfigurationException(all);
    }
    return this;
  }

  private static void checkKafkaName(String name, String origin, List<String> problems) {
    String kafkaName = name.substring(CoreSettings.KAFKA.length());
    Optional<String> misspelt =
        // Kubernetes adds variables such as EVENTBUS_KAFKA_SERVICE_HOST for a service's name.
        Environment.isVariable(origin) ? Optional.empty() : KafkaSettings.misspelt(kafkaName);
    misspelt.ifPresentOrElse(
        problem -> problems.add(origin + ": " + name + ": " + problem),
        () -> KafkaSettings.warnIfUnknown(kafkaName, origin));
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
