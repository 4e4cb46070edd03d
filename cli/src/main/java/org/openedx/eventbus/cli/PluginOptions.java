package org.openedx.eventbus.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import picocli.CommandLine.Option;

/** Where plugins are. */
final class PluginOptions {
  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "Jars with plugins. Default: what eventbus.plugins.dir says, else none")
  private @Nullable Path directory;

  /** The configuration with the option over it. */
  EventBusConfig over(EventBusConfig config) {
    if (directory == null) {
      return config;
    }
    if (!Files.isDirectory(directory)) {
      throw new WrongUseException("--plugins: there is no directory " + directory);
    }
    return config.with("eventbus.plugins.dir", directory.toString());
  }
}
