package org.openedx.eventbus.embedded;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** Prepares a node's log directory, as {@code kafka-storage.sh format} does. */
final class KafkaStorage {

  private KafkaStorage() {}

  /** Does nothing if the directory was formatted before. */
  static void formatIfNew(Path logDirectory, int nodeId, String clusterId) {
    if (Files.exists(logDirectory.resolve("meta.properties"))) {
      return;
    }
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try (PrintStream print = new PrintStream(output, true, StandardCharsets.UTF_8)) {
      Files.createDirectories(logDirectory);
      new Formatter()
          .setPrintStream(print)
          .setClusterId(clusterId)
          .setNodeId(nodeId)
          .setReleaseVersion(MetadataVersion.latestProduction())
          // Voters are named in the settings: a kept directory may come back on other ports.
          .setFeatureLevel("kraft.version", (short) 0)
          .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
          .addDirectory(logDirectory.toString())
          .setMetadataLogDirectory(logDirectory.toString())
          .run();
    } catch (Exception e) {
      throw new EmbeddedException(
          "cannot format "
              + logDirectory
              + " for a Kafka broker: "
              + e.getMessage()
              + "\n"
              + output.toString(StandardCharsets.UTF_8),
          e);
    }
  }
}
