package org.openedx.eventbus.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of the table of settings.
 *
 * @param name as it stands in a file, {@code eventbus.registry.timeout}
 * @param defaultValue what holds when it is not set, as it would be written
 * @param openEdxNames Open edX's own environment variables for it, the first one that is set counts
 * @param expected what a value looks like
 * @param secret whether the value must not be printed
 * @param about what it does
 */
public record Setting(
    String name,
    Optional<String> defaultValue,
    List<String> openEdxNames,
    String expected,
    boolean secret,
    String about) {

  /** The environment variable that sets it, {@code EVENTBUS_REGISTRY_TIMEOUT}. */
  public String environmentName() {
    return name.replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
