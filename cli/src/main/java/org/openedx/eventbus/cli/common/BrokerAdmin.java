package org.openedx.eventbus.cli.common;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.internal.KafkaClientFactory;
import org.openedx.eventbus.internal.KafkaFutures;

/** Lists and creates topics, and checks that a broker is reachable. Not thread-safe. */
public final class BrokerAdmin implements AutoCloseable {
  private static final int CONNECT_MILLIS = 3_000;
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);

  private final Admin admin;

  public BrokerAdmin(EventBusConfig config) {
    this.admin = Admin.create(config.kafkaFor(KafkaClientFactory.connectionSettings()));
  }

  /**
   * Checks that a broker accepts connections. Kafka's clients retry silently for a minute, which is
   * right for a service, but too long for a command.
   *
   * @throws CommandFailedException if none of the addresses accepts a connection
   */
  public static void requireReachable(EventBusConfig config) {
    List<String> failures = new ArrayList<>();
    String addresses = String.valueOf(config.kafka().get("bootstrap.servers"));
    for (String address : addresses.strip().split("\\s*,\\s*", -1)) {
      try {
        connect(address);
        return;
      } catch (UnknownHostException e) {
        failures.add(address + " (unknown host)");
      } catch (IOException | IllegalArgumentException e) {
        failures.add(address + " (" + e.getMessage() + ")");
      }
    }
    throw new CommandFailedException(
        "no Kafka broker at "
            + String.join(", ", failures)
            + ": start one with 'eventbus dev', or set its address with --bootstrap-servers");
  }

  private static void connect(String address) throws IOException {
    int colon = address.lastIndexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("not host:port");
    }
    int protocol = address.indexOf("://");
    String host = address.substring(protocol < 0 ? 0 : protocol + 3, colon);
    int port = Integer.parseInt(address.substring(colon + 1));
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host.replaceAll("[\\[\\]]", ""), port), CONNECT_MILLIS);
    }
  }

  /** Returns the names of the existing topics. */
  public Set<String> topics() {
    return get(admin.listTopics().names());
  }

  /** Creates the missing topics, with the replication factor of the broker. */
  public void createTopics(Collection<String> names, int partitions) {
    Set<String> existing = topics();
    List<NewTopic> missing =
        names.stream()
            .distinct()
            .filter(topic -> !existing.contains(topic))
            .map(topic -> new NewTopic(topic, Optional.of(partitions), Optional.empty()))
            .toList();
    for (KafkaFuture<Void> created : admin.createTopics(missing).values().values()) {
      try {
        get(created);
      } catch (TopicExistsException e) {
        // Another process created it in the meantime.
      }
    }
  }

  private static <T> T get(KafkaFuture<T> answer) {
    try {
      return KafkaFutures.get(answer, ANSWER_TIMEOUT);
    } catch (TopicExistsException e) {
      throw e;
    } catch (InterruptException e) {
      throw new CommandFailedException("interrupted while waiting for the broker", e);
    } catch (TimeoutException e) {
      throw new CommandFailedException(
          "the broker did not answer within " + ANSWER_TIMEOUT.toSeconds() + " s", e);
    } catch (KafkaException e) {
      throw new CommandFailedException("the broker rejected the request: " + e, e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
