package org.openedx.eventbus.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.openedx.eventbus.EventBusException;

/**
 * Reader of the values of a {@link SettingsSection}. Collects the problems of the values: an
 * invalid value is reported, and the default applies. Not thread-safe.
 *
 * <p>For example {@code reader.get(TIMEOUT)}.
 */
public final class SettingsReader {
  private final SettingValues values;
  private final List<String> problems = new ArrayList<>();

  SettingsReader(SettingValues values) {
    this.values = values;
  }

  /**
   * {@return the value of a setting, if it is set and valid}
   *
   * @param <T> the class of the value
   * @param setting the setting
   */
  public <T> Optional<T> find(Setting<T> setting) {
    Optional<SourcedValue> found = values.find(Objects.requireNonNull(setting, "setting").name());
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
   * {@return the value of a setting, or its default}
   *
   * @param <T> the class of the value
   * @param setting the setting
   * @throws java.util.NoSuchElementException if the setting has no default
   */
  public <T> T get(Setting<T> setting) {
    return find(setting)
        .orElseGet(
            () -> {
              String text = setting.defaultValue().orElseThrow();
              return setting.type().parse(HomeDirectory.resolve(text, setting.name()));
            });
  }

  /**
   * {@return all values whose names begin with a prefix, sorted by their full names}
   *
   * @param prefix the prefix, for example {@code eventbus.filters.}
   */
  public Map<String, SourcedValue> under(String prefix) {
    return values.under(Objects.requireNonNull(prefix, "prefix"));
  }

  /**
   * Reports a problem of a value. Its origin and name are put before the message.
   *
   * @param name the name of the setting
   * @param message the problem, for example {@code 'x' is not a number}
   */
  public void problem(String name, String message) {
    String place = values.place(Objects.requireNonNull(name, "name"));
    problems.add(place + ": " + Objects.requireNonNull(message, "message"));
  }

  /** Returns the problems reported so far. */
  List<String> problems() {
    return problems;
  }

  /**
   * Value of a setting and its origin.
   *
   * @param value the text, without surrounding white space
   * @param origin file and line, or environment variable, for example {@code
   *     eventbus.properties:12}
   */
  public record SourcedValue(String value, String origin) {
    /**
     * Creates a value.
     *
     * @param value the text
     * @param origin file and line, or environment variable
     */
    public SourcedValue {
      Objects.requireNonNull(value, "value");
      Objects.requireNonNull(origin, "origin");
    }
  }
}
