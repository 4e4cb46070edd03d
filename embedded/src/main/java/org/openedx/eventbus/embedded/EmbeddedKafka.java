package org.openedx.eventbus.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * One real Kafka broker inside this JVM, on 127.0.0.1.
 *
 * <p>It can be stopped and started again on the same port and data, to see how producers and
 * consumers live through an outage. Topics are not created by themselves; see {@link
 * #createTopic(String, int)}.
 *
 * <p>Thread-safe. Whoever started it closes it; what is still open when the JVM ends is closed
 * then. A broker whose storage fails for good reports an {@link EmbeddedException} instead of
 * ending the JVM, as Kafka otherwise would.
 */
public final class EmbeddedKafka implements AutoCloseable {

  private final BrokerSettings.Node node;
  private final DataDirectory data;
  private final Map<String, String> settings;
  private @Nullable KafkaRaftServer server;
  private boolean closed;

  /** Takes over the data directory. Starts nothing yet. */
  EmbeddedKafka(BrokerSettings.Node node, DataDirectory data, Map<String, String> extra) {
    this.node = node;
    this.data = data;
    this.settings = BrokerSettings.of(node, List.of(node), logs());
    this.settings.putAll(extra);
    JvmExit.closeLater(this);
  }

  /** A broker on a free port with data that is thrown away, unless told otherwise. */
  public static EmbeddedKafkaBuilder builder() {
    return new EmbeddedKafkaBuilder();
  }

  /** Starts a broker with all defaults. */
  public static EmbeddedKafka startNew() {
    return builder().start();
  }

  /** Where clients find the broker, the same over restarts. */
  public String bootstrapServers() {
    return node.address();
  }

  /**
   * Starts the broker again after {@link #stop()}. Returns when it serves clients; does nothing
   * while it runs.
   *
   * @throws EmbeddedException if it does not start, or was closed
   */
  public synchronized void start() {
    if (closed) {
      throw new EmbeddedException("this broker was closed: build a new one");
    }
    if (server != null) {
      return;
    }
    HaltGuard.install();
    Ports.requireFree(node.brokerPort(), "the broker", "EmbeddedKafkaBuilder.port");
    Ports.requireFree(node.controllerPort(), "the broker's controller", "a new EmbeddedKafka");
    KafkaStorage.formatIfNew(logs(), node.id(), Uuid.randomUuid().toString());
    @Nullable KafkaRaftServer starting = null;
    try {
      starting = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
      starting.startup();
    } catch (RuntimeException e) {
      shutDown(starting);
      throw new EmbeddedException(
          "the broker at " + node.address() + " does not start: " + e.getMessage(), e);
    }
    server = starting;
  }

  /**
   * Stops the broker; port and data stay for the next {@link #start()}.
   *
   * <p>With {@code metadata.recovery.strategy=rebootstrap}, the default of Kafka's clients since
   * 4.0, a producer that reaches no broker forgets its topics, and {@code send} blocks its caller
   * for up to {@code max.block.ms}; with {@code none} it does not.
   */
  public synchronized void stop() {
    KafkaRaftServer stopping = server;
    server = null;
    shutDown(stopping);
  }

  private static void shutDown(@Nullable KafkaRaftServer server) {
    if (server != null) {
      server.shutdown();
      server.awaitShutdown();
    }
  }

  /**
   * Creates a topic, and returns when its partitions have leaders.
   *
   * @throws EmbeddedException if the broker refuses, as it does when the topic exists
   */
  public void createTopic(String name, int partitions) {
    createTopic(name, partitions, Map.of());
  }

  /**
   * Creates a topic with settings of its own, such as {@code retention.ms}.
   *
   * @throws EmbeddedException if the broker refuses
   */
  public void createTopic(String name, int partitions, Map<String, String> topicSettings) {
    Topics.create(bootstrapServers(), name, partitions, topicSettings);
  }

  private Path logs() {
    return data.path().resolve("log");
  }

  /** Stops the broker and throws its data away, unless a directory to keep was named. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      JvmExit.forget(this);
      try {
        stop();
      } finally {
        data.close();
      }
    }
  }

  @Override
  public String toString() {
    return "embedded Kafka at " + node.address();
  }
}
