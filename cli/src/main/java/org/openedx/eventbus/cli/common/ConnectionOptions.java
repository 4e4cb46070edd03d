package org.openedx.eventbus.cli.common;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Addresses of broker and registry. Options override the environment, which overrides the
 * configuration file. The defaults are the addresses of {@code eventbus dev}.
 */
public final class ConnectionOptions {
  /** Name of the service if the configuration has none. */
  public static final String SERVICE = "eventbus-cli";

  public static final String REGISTRY_URL = "eventbus.registry.url";
  public static final String DEV_REGISTRY_URL = "http://127.0.0.1:8081/apis/ccompat/v7";
  private static final String BOOTSTRAP_SERVERS = "eventbus.kafka.bootstrap.servers";
  private static final String DEV_BOOTSTRAP_SERVERS = "127.0.0.1:9092";

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT,…",
      description = "Kafka brokers. Default: as configured, or else " + DEV_BOOTSTRAP_SERVERS)
  private @Nullable String bootstrapServers;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      description = "Schema registry. Default: as configured, or else " + DEV_REGISTRY_URL)
  private @Nullable String registry;

  @Mixin private final ConfigFile file = new ConfigFile();

  /** The option {@code --config}. */
  public static final class ConfigFile {
    @Option(
        names = "--config",
        paramLabel = "FILE",
        description =
            "Settings of the event bus; environment variables override them. Default: the file"
                + " that EVENTBUS_CONFIG names, or else eventbus.properties in this directory")
    private @Nullable Path file;

    /**
     * Loads file and environment.
     *
     * @throws org.openedx.eventbus.config.ConfigurationException with all problems
     */
    public EventBusConfig load() {
      return file == null ? EventBusConfig.load() : EventBusConfig.load(file);
    }
  }

  /** Returns the broker of the option. */
  public Optional<String> bootstrapServers() {
    return Optional.ofNullable(bootstrapServers);
  }

  /** Returns the registry of the option. */
  public Optional<String> registry() {
    return Optional.ofNullable(registry);
  }

  /**
   * Loads file and environment, without the options.
   *
   * @throws org.openedx.eventbus.config.ConfigurationException with all problems
   */
  public EventBusConfig load() {
    return file.load();
  }

  /**
   * Returns the configuration, overridden by the options.
   *
   * @throws org.openedx.eventbus.config.ConfigurationException with all problems
   */
  public EventBusConfig config() {
    EventBusConfig config = override(load(), BOOTSTRAP_SERVERS, bootstrapServers);
    return override(config, REGISTRY_URL, registry)
        .withDefault(BOOTSTRAP_SERVERS, DEV_BOOTSTRAP_SERVERS)
        .withDefault(REGISTRY_URL, DEV_REGISTRY_URL);
  }

  /** Returns the configuration, overridden by the value of an option if it is given. */
  public static EventBusConfig override(
      EventBusConfig config, String setting, @Nullable String value) {
    return value == null ? config : config.with(setting, value);
  }

  /**
   * Returns the configuration of a command that starts the broker or registry that no option names.
   * If it starts both, file and environment are ignored: their credentials and TLS settings are for
   * other servers.
   *
   * @param servers the broker in use, given or started
   * @param url the registry in use, given or started
   */
  public EventBusConfig configOf(String servers, String url) {
    EventBusConfig base =
        bootstrapServers == null && registry == null ? EventBusConfig.of(Map.of()) : load();
    return base.with(BOOTSTRAP_SERVERS, servers)
        .with(REGISTRY_URL, url)
        .with("eventbus.registry.auto-register", "true")
        // The next registry at this address may assign other ids.
        .with("eventbus.registry.cache-dir", "")
        .with("eventbus.topics.create", "missing")
        .withDefault("eventbus.service.name", SERVICE);
  }
}
