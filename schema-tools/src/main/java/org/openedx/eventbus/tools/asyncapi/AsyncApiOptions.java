package org.openedx.eventbus.tools.asyncapi;

import java.util.Objects;
import java.util.Optional;

/**
 * The parts of a document that contracts do not contain.
 *
 * @param title the title of the document, for example {@code Events of Acme}
 * @param version the version of the document
 * @param topicPrefix the prefix of topic names, joined with a dash, for example {@code prod}; empty
 *     for none
 * @param server the Kafka server; empty to omit it
 */
public record AsyncApiOptions(
    String title, String version, String topicPrefix, Optional<KafkaServer> server) {
  /** Title "Events", version 1.0.0, no prefix and no server. */
  public static final AsyncApiOptions DEFAULTS =
      new AsyncApiOptions("Events", "1.0.0", "", Optional.empty());

  /**
   * Creates options.
   *
   * @param title the title of the document
   * @param version the version of the document
   * @param topicPrefix the prefix of topic names, joined with a dash
   * @param server the Kafka server; empty to omit it
   */
  public AsyncApiOptions {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(topicPrefix, "topicPrefix");
    Objects.requireNonNull(server, "server");
  }

  /**
   * A Kafka server and its schema registry.
   *
   * @param host host and port, for example {@code kafka.acme.com:9092}
   * @param registryUrl the URL of the schema registry; empty to omit it
   * @param registryVendor the vendor of the registry, for example {@code apicurio} or {@code
   *     confluent}; empty to omit it
   */
  public record KafkaServer(
      String host, Optional<String> registryUrl, Optional<String> registryVendor) {
    /**
     * Creates a server.
     *
     * @param host host and port
     * @param registryUrl the URL of the schema registry; empty to omit it
     * @param registryVendor the vendor of the registry; empty to omit it
     * @throws IllegalArgumentException if there is a vendor without a URL
     */
    public KafkaServer {
      Objects.requireNonNull(host, "host");
      Objects.requireNonNull(registryUrl, "registryUrl");
      Objects.requireNonNull(registryVendor, "registryVendor");
      if (registryVendor.isPresent() && registryUrl.isEmpty()) {
        throw new IllegalArgumentException("registryVendor requires registryUrl");
      }
    }
  }

  /** Returns the topic name with the prefix. */
  String fullTopic(String topic) {
    return topicPrefix.isEmpty() ? topic : topicPrefix + "-" + topic;
  }
}
