package org.openedx.eventbus.cli;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.embedded.EmbeddedBus;
import org.openedx.eventbus.embedded.EmbeddedKafka;
import org.openedx.eventbus.embedded.EmbeddedRegistry;

/**
 * A broker and a registry to develop against: those that were named, and of our own what was not.
 *
 * @param own what was started here, closed with this; null when both were named
 */
record DevParts(String bootstrapServers, String registryUrl, @Nullable AutoCloseable own)
    implements AutoCloseable {

  /**
   * @throws org.openedx.eventbus.embedded.EmbeddedException when one of our own does not start
   */
  static DevParts start(
      ConnectionOptions named,
      int kafkaPort,
      int registryPort,
      Path dataDirectory,
      Consumer<String> progress) {
    String servers = named.bootstrapServers().orElse(null);
    String url = named.registry().orElse(null);
    if (servers != null && url != null) {
      return new DevParts(servers, url, null);
    }
    if (servers != null) {
      EmbeddedRegistry registry = registry(registryPort, dataDirectory, progress);
      return new DevParts(servers, registry.url(), registry);
    }
    if (url != null) {
      EmbeddedKafka kafka =
          EmbeddedKafka.builder()
              .port(kafkaPort)
              .dataDirectory(dataDirectory.resolve("kafka"))
              .start();
      return new DevParts(kafka.bootstrapServers(), url, kafka);
    }
    EmbeddedBus bus =
        EmbeddedBus.builder()
            .kafkaPort(kafkaPort)
            .registryPort(registryPort)
            .dataDirectory(dataDirectory)
            .progress(progress)
            .start();
    return new DevParts(bus.bootstrapServers(), bus.registryUrl(), bus);
  }

  private static EmbeddedRegistry registry(
      int port, Path dataDirectory, Consumer<String> progress) {
    return EmbeddedRegistry.builder()
        .port(port)
        .dataDirectory(dataDirectory.resolve("registry"))
        .progress(progress)
        .start();
  }

  @Override
  public void close() {
    if (own == null) {
      return;
    }
    try {
      own.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new CommandFailedException("cannot close what was started: " + e.getMessage(), e);
    }
  }
}
