package org.openedx.eventbus.tools.asyncapi;

import java.util.Objects;
import java.util.Optional;

/**
 * What contracts do not say of a document.
 *
 * @param title what the document is called
 * @param version the document's own version
 * @param topicPrefix the environment's, put before every topic with a dash; empty for none
 * @param server where the topics are, if that is to be told
 */
public record AsyncApiOptions(
    String title, String version, String topicPrefix, Optional<KafkaServer> server) {
  /** A document of no environment in particular, called "Events". */
  public static final AsyncApiOptions DEFAULTS =
      new AsyncApiOptions("Events", "1.0.0", "", Optional.empty());

  public AsyncApiOptions {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(topicPrefix, "topicPrefix");
    Objects.requireNonNull(server, "server");
  }

  /**
   * Kafka, and the registry beside it.
   *
   * @param host host and port
   * @param registryUrl the schema registry, if that is to be told
   * @param registryVendor such as {@code apicurio} or {@code confluent}
   */
  public record KafkaServer(
      String host, Optional<String> registryUrl, Optional<String> registryVendor) {
    public KafkaServer {
      Objects.requireNonNull(host, "host");
      Objects.requireNonNull(registryUrl, "registryUrl");
      Objects.requireNonNull(registryVendor, "registryVendor");
      if (registryVendor.isPresent() && registryUrl.isEmpty()) {
        throw new IllegalArgumentException("a vendor of a registry needs the registry's URL");
      }
    }
  }

  /** The topic as Kafka knows it. */
  String fullTopic(String topic) {
    return topicPrefix.isEmpty() ? topic : topicPrefix + "-" + topic;
  }
}
