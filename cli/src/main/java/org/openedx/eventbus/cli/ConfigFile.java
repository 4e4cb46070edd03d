package org.openedx.eventbus.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;

/** The configuration a command starts from. */
final class ConfigFile {
  static final String ABOUT =
      "Settings of the event bus; the environment wins over it. Default: the file named by"
          + " EVENTBUS_CONFIG, else eventbus.properties here, if there is one.";

  private ConfigFile() {}

  /**
   * @throws org.openedx.eventbus.config.ConfigurationException with everything that is wrong
   */
  static EventBusConfig load(@Nullable Path file) {
    return file == null ? EventBusConfig.load() : EventBusConfig.load(file);
  }
}
