package org.openedx.eventbus.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import picocli.CommandLine.Option;

/** Where broker and registry are: option before environment before file before {@code dev}'s. */
final class ConnectionOptions {
  static final String BOOTSTRAP_SERVERS = "eventbus.kafka.bootstrap.servers";
  static final String REGISTRY_URL = "eventbus.registry.url";
  private static final String DEV_BOOTSTRAP_SERVERS = "127.0.0.1:9092";
  static final String DEV_REGISTRY_URL = "http://127.0.0.1:8081/apis/ccompat/v7";

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

  /** The broker named on the command line. */
  Optional<String> bootstrapServers() {
    return Optional.ofNullable(bootstrapServers);
  }

  /** The registry named on the command line. */
  Optional<String> registry() {
    return Optional.ofNullable(registry);
  }

  /** What file and environment say, without the options. */
  EventBusConfig fileAndEnvironment() {
    return ConfigFile.load(file);
  }

  /**
   * The configuration of a command that starts what is not named here: only our own parts need no
   * credentials and no TLS, others are reached as file and environment say.
   *
   * @param servers the broker in use, named or our own
   * @param url the registry in use, named or our own
   */
  EventBusConfig configOf(String servers, String url) {
    if (bootstrapServers == null && registry == null) {
      return OwnBus.config(servers, url);
    }
    return fileAndEnvironment()
        .with(BOOTSTRAP_SERVERS, servers)
        .with(REGISTRY_URL, url)
        .with("eventbus.registry.auto-register", "true")
        .with("eventbus.registry.cache-dir", "")
        .with("eventbus.topics.create", "missing")
        .withDefault("eventbus.service.name", OwnBus.SERVICE);
  }

  /**
   * The configuration with the options over it.
   *
   * @throws org.openedx.eventbus.config.ConfigurationException with everything that is wrong
   */
  EventBusConfig config() {
    EventBusConfig config = fileAndEnvironment();
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
