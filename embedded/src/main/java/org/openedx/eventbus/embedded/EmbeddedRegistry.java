package org.openedx.eventbus.embedded;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Real schema registry (Apicurio Registry) in its own process on 127.0.0.1. It offers the API of
 * Confluent's registry.
 *
 * <p>The first start on a machine downloads the program, 109 MB; see {@link
 * EmbeddedRegistryBuilder#progress}.
 *
 * <p>The registry can be stopped, killed, paused, and started again on the same port and data. It
 * keeps every schema that it has acknowledged. For example, to test how a client behaves without a
 * registry:
 *
 * <pre>{@code
 * try (EmbeddedRegistry registry = EmbeddedRegistry.startNew()) {
 *   registry.kill();
 *   // requests to registry.url() fail
 *   registry.start();
 *   // all schemas are there again
 * }
 * }</pre>
 *
 * <p>Thread-safe. The caller closes it; a shutdown hook closes it if it is still open when the JVM
 * exits.
 */
public final class EmbeddedRegistry implements AutoCloseable {

  /** Long, for slow machines: a server that cannot start ends, which is noticed at once. */
  private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

  /** Named because the runner's manifest does not apply when other jars are on the class path. */
  private static final String MAIN_CLASS = "io.quarkus.runner.GeneratedMain";

  private final int port;
  private final DataDirectory data;
  private final Map<String, String> properties;
  private final boolean strictNames;
  private final RegistryDistribution distribution;
  private @Nullable ChildProcess process;
  private @Nullable ClassArchive archive;
  private boolean closed;

  /** Takes ownership of the data directory. Does not start the registry. */
  EmbeddedRegistry(
      int port,
      DataDirectory data,
      Map<String, String> properties,
      boolean strictNames,
      RegistryDistribution distribution) {
    this.port = port;
    this.data = data;
    this.properties = Map.copyOf(properties);
    this.strictNames = strictNames;
    this.distribution = distribution;
    ShutdownHook.register(this);
  }

  /** {@return a builder whose defaults are a free port and temporary data} */
  public static EmbeddedRegistryBuilder builder() {
    return new EmbeddedRegistryBuilder();
  }

  /**
   * Starts a registry with default settings.
   *
   * @return the running registry, which the caller closes
   * @throws EmbeddedException if the registry fails to start
   */
  public static EmbeddedRegistry startNew() {
    return builder().start();
  }

  /**
   * {@return the base URL for clients of Confluent's registry API, for example {@code
   * http://127.0.0.1:18081/apis/ccompat/v7}} It does not change when the registry is restarted.
   */
  public String url() {
    return "http://" + Ports.HOST + ":" + port + "/apis/ccompat/v7";
  }

  /**
   * Starts the registry after {@link #stop()} or {@link #kill()}, and returns when it serves
   * clients. Does nothing while it is running.
   *
   * @throws EmbeddedException if the registry fails to start, or is closed
   */
  public void start() {
    start(Map.of());
  }

  /**
   * Starts the registry with additional properties for this run, and returns when it serves
   * clients. Does nothing while it is running.
   *
   * @param overrides system properties of the registry's process; they override the builder's
   * @throws EmbeddedException if the registry fails to start, or is closed
   */
  public synchronized void start(Map<String, String> overrides) {
    requireNonNull(overrides, "overrides");
    if (closed) {
      throw new EmbeddedException("this registry is closed: build a new one");
    }
    if (process != null && process.isAlive()) {
      return;
    }
    Ports.requireFree(port, "the registry", "EmbeddedRegistryBuilder.port");
    List<Path> jars = jars();
    ClassArchive classes = new ClassArchive(distribution.cache(), jars, data.path());
    boolean archived = classes.exists();
    ChildProcess started = run(jars, classes, overrides);
    if (archived && started.hasCrashed()) {
      // A broken archive must not prevent the start.
      classes.discard();
      started = run(jars, classes, overrides);
    }
    if (!started.isAlive() || !isResponding()) {
      EmbeddedException failure =
          started.failure("does not respond within " + START_TIMEOUT.toSeconds() + " s");
      started.kill();
      throw failure;
    }
    process = started;
    archive = classes;
  }

  /** Returns the class path of the registry's process. */
  private List<Path> jars() {
    Path runner = distribution.runner();
    return strictNames
        ? List.of(runner)
        : List.of(LenientNames.jar(distribution.cache(), runner), runner);
  }

  private ChildProcess run(List<Path> jars, ClassArchive classes, Map<String, String> overrides) {
    Map<String, String> all = defaults();
    all.putAll(properties);
    all.putAll(overrides);
    List<String> arguments = new ArrayList<>(classes.options());
    all.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
    arguments.addAll(List.of("-cp", ClassArchive.classPath(jars), MAIN_CLASS));
    Path log = data.path().resolve("registry.log");
    ChildProcess started =
        ChildProcess.startJava("the schema registry at " + url(), arguments, data.path(), log);
    try {
      Deadline.in(START_TIMEOUT).await(() -> !started.isAlive() || isResponding());
    } catch (RuntimeException e) {
      started.kill();
      throw e;
    }
    return started;
  }

  private Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("quarkus.http.host", Ports.HOST);
    defaults.put("quarkus.http.port", Integer.toString(port));
    // With a write delay, a kill could lose a schema whose registration was acknowledged.
    defaults.put(
        "apicurio.datasource.url",
        "jdbc:h2:file:" + data.path().resolve("registry") + ";NON_KEYWORDS=VALUE;WRITE_DELAY=0");
    // Schemas that differ in white space only are the same schema, as in Confluent's registry.
    defaults.put("apicurio.ccompat.use-canonical-hash", "true");
    defaults.put("apicurio.ccompat.max-subjects", "1000000");
    return defaults;
  }

  private boolean isResponding() {
    try {
      var connection = (HttpURLConnection) URI.create(url() + "/subjects").toURL().openConnection();
      connection.setConnectTimeout(1_000);
      connection.setReadTimeout(5_000);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }

  /** Stops the registry gracefully. Its port and data remain for the next {@link #start()}. */
  public synchronized void stop() {
    if (process != null) {
      boolean wasRunning = process.isAlive();
      process.terminate();
      process = null;
      if (wasRunning && archive != null) {
        archive.createIfMissing();
      }
    }
  }

  /**
   * Ends the registry as {@code kill -9} does, and returns when its process has ended. Does nothing
   * if it is not running.
   */
  public synchronized void kill() {
    if (process != null) {
      process.kill();
      process = null;
    }
  }

  /**
   * Pauses the registry's process: clients can connect, but get no response.
   *
   * @throws EmbeddedException if the registry is not running, or on Windows
   */
  public synchronized void pause() {
    running().pause();
  }

  /**
   * Resumes a paused registry.
   *
   * @throws EmbeddedException if the registry is not running, or on Windows
   */
  public synchronized void resume() {
    running().resume();
  }

  private ChildProcess running() {
    if (process == null) {
      throw new EmbeddedException(
          "the schema registry at " + url() + " is stopped: start it first");
    }
    return process;
  }

  /** Stops the registry, and deletes its data unless a data directory was configured. */
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
    return "embedded registry at " + url();
  }
}
