package org.openedx.eventbus.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The user's home directory, which default directories are below. */
final class HomeDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(EventBusConfig.class);
  private static final String PLACEHOLDER = "${user.home}";
  private static final AtomicBoolean WARNING_LOGGED = new AtomicBoolean();

  private HomeDirectory() {}

  /**
   * Returns a default with the home directory, or an empty text if it needs one and there is none.
   *
   * @param setting name of the setting, for the log
   */
  static String resolve(String defaultValue, String setting) {
    if (!defaultValue.contains(PLACEHOLDER)) {
      return defaultValue;
    }
    Optional<String> home = find(System.getProperty("user.home"));
    if (home.isEmpty() && WARNING_LOGGED.compareAndSet(false, true)) {
      LOG.warn(
          "No home directory (user.home={}): set {} to a directory, or to an empty value. Until"
              + " then, nothing is cached there",
          System.getProperty("user.home"),
          setting);
    }
    return home.map(each -> defaultValue.replace(PLACEHOLDER, each)).orElse("");
  }

  /** Returns the directory. Java reports "?" for a container's user without a passwd entry. */
  static Optional<String> find(@Nullable String property) {
    try {
      return Optional.ofNullable(property).filter(each -> Path.of(each).isAbsolute());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
