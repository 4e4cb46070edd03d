package org.openedx.eventbus.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import picocli.CommandLine.Option;

/** Where broker and registry are: option before environment before file before {@code dev}'s. */
final class ConnectionOptions {
  static final String BOOTSTRAP_SERVERS = "eventbus.kafka.bootstrap.servers";
  static final String REGISTRY_URL = "eventbus.registry.url";
  private static final String DEV_BOOTSTRAP_SERVERS = "127.0.0.1:9092";
  private static final String DEV_REGISTRY_URL = "http://127.0.0.1:8081/apis/ccompat/v7";

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT,…",
      description = "Kafka. Default: what the configuration says, else " + DEV_BOOTSTRAP_SERVERS)
  private @Nullable String bootstrapServers;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      description =
          "The schema registry. Default: what the configuration says, else " + DEV_REGISTRY_URL)
  private @Nullable String registry;

  @Option(names = "--config", paramLabel = "FILE", description = ConfigFile.ABOUT)
  private @Nullable Path file;

  /**
   * The configuration with the options over it.
   *
   * @throws org.openedx.eventbus.config.ConfigurationException with everything that is wrong
   */
  EventBusConfig config() {
    EventBusConfig config = ConfigFile.load(file);
    if (bootstrapServers != null) {
      config = config.with(BOOTSTRAP_SERVERS, bootstrapServers);
    }
    if (registry != null) {
      config = config.with(REGISTRY_URL, registry);
    }
    return config
        .withDefault(BOOTSTRAP_SERVERS, DEV_BOOTSTRAP_SERVERS)
        .withDefault(REGISTRY_URL, DEV_REGISTRY_URL);
  }
}
