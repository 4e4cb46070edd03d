package org.openedx.eventbus.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openedx.eventbus.EventBusException;

/**
 * Gives a {@link SettingsSection} the values of its settings and collects what is wrong with them.
 * A value that cannot be parsed is reported and reads as its default. Not thread-safe.
 */
public final class SettingsReader {
  private final SettingValues values;
  private final List<String> problems = new ArrayList<>();

  SettingsReader(SettingValues values) {
    this.values = values;
  }

  /** Returns the value of a setting if it is set and valid. */
  public <T> Optional<T> find(Setting<T> setting) {
    Optional<SourcedValue> found = values.find(setting.name());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(setting.type().parse(found.get().value()));
    } catch (IllegalArgumentException | ArithmeticException | EventBusException e) {
      // The message of a secret's exception is omitted: it may contain the value.
      String wrong = setting.type().secret() ? "not usable" : e.getMessage();
      problem(setting.name(), wrong + "; expected " + setting.type().expected());
      return Optional.empty();
    }
  }

  /**
   * Returns the value of a setting, or its default.
   *
   * @throws java.util.NoSuchElementException if the setting has no default
   */
  public <T> T get(Setting<T> setting) {
    return find(setting)
        .orElseGet(
            () -> {
              String text = setting.defaultValue().orElseThrow();
              return setting
                  .type()
                  .parse(text.replace("${user.home}", System.getProperty("user.home", ".")));
            });
  }

  /** Returns all values whose names begin with a prefix, by their full names, sorted. */
  public Map<String, SourcedValue> under(String prefix) {
    Map<String, SourcedValue> found = new TreeMap<>(values.all());
    found.keySet().removeIf(name -> !name.startsWith(prefix));
    return found;
  }

  /** Reports what is wrong with a value; the message is prefixed with its origin and name. */
  public void problem(String name, String message) {
    problems.add(values.place(name) + ": " + message);
  }

  /** Returns what has been reported so far. */
  List<String> problems() {
    return problems;
  }

  /**
   * Value of a setting and where it comes from.
   *
   * @param value the text, without surrounding white space
   * @param origin file and line, or environment variable, for example {@code eventbus.properties:12}
   */
  public record SourcedValue(String value, String origin) {}
}
