package org.openedx.eventbus.embedded;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * Real Kafka broker inside this JVM, listening on 127.0.0.1.
 *
 * <p>It can be stopped, and started again on the same port and data. For example, to test how a
 * consumer survives an outage:
 *
 * <pre>{@code
 * try (EmbeddedKafka kafka = EmbeddedKafka.startNew()) {
 *   kafka.createTopic("orders", 3);
 *   kafka.stop();
 *   // clients cannot connect
 *   kafka.start();
 *   // clients reconnect and continue
 * }
 * }</pre>
 *
 * <p>Topics are not created automatically; see {@link #createTopic(String, int)}. A broker whose
 * storage fails throws an {@link EmbeddedException} instead of halting the JVM, as Kafka otherwise
 * does.
 *
 * <p>Thread-safe. The caller closes it; a shutdown hook closes it if it is still open when the JVM
 * exits.
 */
public final class EmbeddedKafka implements AutoCloseable {

  private final KafkaNode node;
  private final DataDirectory data;
  private final Map<String, String> settings;
  private @Nullable KafkaRaftServer server;
  private boolean closed;

  /** Takes ownership of the data directory. Does not start the broker. */
  EmbeddedKafka(KafkaNode node, DataDirectory data, Map<String, String> overrides) {
    this.node = node;
    this.data = data;
    this.settings = node.settings(List.of(node), logDirectory());
    this.settings.putAll(overrides);
    ShutdownHook.register(this);
  }

  /** {@return a builder whose defaults are a free port and temporary data} */
  public static EmbeddedKafkaBuilder builder() {
    return new EmbeddedKafkaBuilder();
  }

  /**
   * Starts a broker with default settings.
   *
   * @return the running broker, which the caller closes
   * @throws EmbeddedException if the broker fails to start
   */
  public static EmbeddedKafka startNew() {
    return builder().start();
  }

  /**
   * {@return the broker's address for Kafka clients, for example {@code 127.0.0.1:17042}} It does
   * not change when the broker is restarted.
   */
  public String bootstrapServers() {
    return node.address();
  }

  /**
   * Starts the broker after {@link #stop()}, and returns when it serves clients. Does nothing while
   * it is running.
   *
   * @throws EmbeddedException if the broker fails to start, or is closed
   */
  public synchronized void start() {
    if (closed) {
      throw new EmbeddedException("this broker is closed: build a new one");
    }
    if (server != null) {
      return;
    }
    HaltGuard.install();
    Ports.requireFree(node.brokerPort(), "the broker", "EmbeddedKafkaBuilder.port");
    Ports.requireFree(node.controllerPort(), "the broker's controller", "a new EmbeddedKafka");
    node.formatStorage(logDirectory(), Uuid.randomUuid().toString());
    @Nullable KafkaRaftServer starting = null;
    try {
      starting = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
      starting.startup();
    } catch (RuntimeException e) {
      shutDown(starting);
      throw new EmbeddedException(
          "cannot start the broker at " + node.address() + ": " + e.getMessage(), e);
    }
    server = starting;
  }

  /**
   * Stops the broker. Its port and data remain for the next {@link #start()}.
   *
   * <p>A producer that reaches no broker may discard its metadata: Kafka's clients do so since 4.0,
   * where {@code metadata.recovery.strategy=rebootstrap} is the default. {@code send} then blocks
   * its caller for up to {@code max.block.ms}. With the strategy {@code none} it does not.
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
   * Creates a topic, and returns when each of its partitions has a leader.
   *
   * @param name the name of the topic, for example {@code dev-course-enrollment-lifecycle}
   * @param partitions the number of partitions, at least 1
   * @throws EmbeddedException if the broker rejects the topic, for example because it exists, or if
   *     the broker is unavailable
   */
  public void createTopic(String name, int partitions) {
    createTopic(name, partitions, Map.of());
  }

  /**
   * Creates a topic with topic settings, and returns when each of its partitions has a leader.
   *
   * @param name the name of the topic
   * @param partitions the number of partitions, at least 1
   * @param topicSettings by Kafka's names, for example {@code Map.of("retention.ms", "60000")}
   * @throws EmbeddedException if the broker rejects the topic, for example because it exists, or if
   *     the broker is unavailable
   */
  public void createTopic(String name, int partitions, Map<String, String> topicSettings) {
    requireNonNull(name, "name");
    requireNonNull(topicSettings, "topicSettings");
    ClusterAdmin.createTopic(bootstrapServers(), name, partitions, topicSettings);
  }

  private Path logDirectory() {
    return data.path().resolve("log");
  }

  /** Stops the broker, and deletes its data unless a data directory was configured. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      ShutdownHook.unregister(this);
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

  /**
   * Replaces Kafka's procedures that exit or halt the JVM with one that throws: a broken broker
   * must fail one test, not the JVM that runs all tests.
   *
   * <p>Uses reflection because Kafka 4.4 moved the class. If no known class is found, Kafka keeps
   * its own procedures.
   */
  private static final class HaltGuard {

    private static final List<String> EXIT_CLASSES =
        List.of(
            "org.apache.kafka.common.utils.Exit", "org.apache.kafka.common.utils.internals.Exit");

    static {
      EXIT_CLASSES.forEach(HaltGuard::guard);
    }

    private HaltGuard() {}

    /** Installs the guard until this JVM exits. Further calls have no effect. */
    static void install() {
      // The static initializer has installed it.
    }

    private static void guard(String exitClass) {
      try {
        ClassLoader loader = HaltGuard.class.getClassLoader();
        Class<?> procedure = Class.forName(exitClass + "$Procedure", true, loader);
        InvocationHandler reject = HaltGuard::reject;
        Object rejecting = Proxy.newProxyInstance(loader, new Class<?>[] {procedure}, reject);
        Class<?> exit = Class.forName(exitClass, true, loader);
        exit.getMethod("setExitProcedure", procedure).invoke(null, rejecting);
        exit.getMethod("setHaltProcedure", procedure).invoke(null, rejecting);
      } catch (ReflectiveOperationException e) {
        // Another version of Kafka.
      }
    }

    private static Object reject(Object proxy, Method method, Object[] arguments) {
      return switch (method.getName()) {
        case "equals" -> proxy == arguments[0];
        case "hashCode" -> System.identityHashCode(proxy);
        case "toString" -> "HaltGuard";
        default ->
            throw new EmbeddedException(
                "the embedded Kafka broker failed and tried to end the JVM; see its log"
                    + (arguments[1] == null ? "" : ": " + arguments[1]));
      };
    }
  }
}
