package org.openedx.eventbus.embedded;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A real schema registry (Apicurio Registry) in a process of its own, on 127.0.0.1, that speaks the
 * API of Confluent's.
 *
 * <p>The first start on a machine fetches its program, 109 MB; see {@link
 * EmbeddedRegistryBuilder#progress}. It can be stopped, killed, frozen and started again on the
 * same port and data. What it acknowledged survives all of that.
 *
 * <p>Thread-safe. Whoever started it closes it; what is still open when the JVM ends is closed
 * then.
 */
public final class EmbeddedRegistry implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final int port;
  private final DataDirectory data;
  private final Map<String, String> properties;
  private final boolean strictNames;
  private final RegistryDistribution distribution;
  private final Cache cache;
  private @Nullable ChildProcess process;
  private @Nullable ClassArchive archive;
  private boolean closed;

  /** Takes over the data directory. Starts nothing yet. */
  EmbeddedRegistry(
      int port,
      DataDirectory data,
      Map<String, String> properties,
      boolean strictNames,
      RegistryDistribution distribution,
      Cache cache) {
    this.port = port;
    this.data = data;
    this.properties = Map.copyOf(properties);
    this.strictNames = strictNames;
    this.distribution = distribution;
    this.cache = cache;
    JvmExit.closeLater(this);
  }

  /** A registry on a free port with data that is thrown away, unless told otherwise. */
  public static EmbeddedRegistryBuilder builder() {
    return new EmbeddedRegistryBuilder();
  }

  /** Starts a registry with all defaults. */
  public static EmbeddedRegistry startNew() {
    return builder().start();
  }

  /** The base URL for a Confluent-style client, the same over restarts. */
  public String url() {
    return "http://" + Ports.HOST + ":" + port + "/apis/ccompat/v7";
  }

  /**
   * Starts the registry again after {@link #stop()} or {@link #kill()}. Returns when it answers;
   * does nothing while it runs.
   *
   * @throws EmbeddedException if it does not start, or was closed
   */
  public void start() {
    start(Map.of());
  }

  /**
   * Starts the registry again, with properties for this one run.
   *
   * @param once system properties of the registry's process; they win over the builder's
   * @throws EmbeddedException if it does not start, or was closed
   */
  public synchronized void start(Map<String, String> once) {
    if (closed) {
      throw new EmbeddedException("this registry was closed: build a new one");
    }
    if (process != null && process.isAlive()) {
      return;
    }
    Ports.requireFree(port, "the registry", "EmbeddedRegistryBuilder.port");
    RegistryProgram program = program();
    ClassArchive classes = new ClassArchive(cache, program, data.path());
    boolean archived = classes.exists();
    ChildProcess started = run(program, classes, once);
    if (archived && started.crashed()) {
      // An archive must never cost a start.
      classes.discard();
      started = run(program, classes, once);
    }
    if (!started.isAlive() || !answers()) {
      EmbeddedException failure =
          started.failure("does not answer within " + PATIENCE.toSeconds() + " s");
      started.kill();
      throw failure;
    }
    process = started;
    archive = classes;
  }

  private RegistryProgram program() {
    Path runner = distribution.runner();
    return new RegistryProgram(
        runner, strictNames ? Optional.empty() : Optional.of(LenientNames.jar(cache, runner)));
  }

  private ChildProcess run(
      RegistryProgram program, ClassArchive classes, Map<String, String> once) {
    Map<String, String> all = new LinkedHashMap<>(defaults());
    all.putAll(properties);
    all.putAll(once);
    List<String> command = new ArrayList<>();
    command.add(Jvm.java());
    command.addAll(Jvm.SMALL);
    command.addAll(classes.options());
    all.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(program.arguments());
    Path log = data.path().resolve("registry.log");
    ChildProcess started =
        ChildProcess.start("the schema registry at " + url(), command, data.path(), log);
    try {
      Deadline.in(PATIENCE).await(() -> !started.isAlive() || answers());
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
    // Otherwise a kill right after a registration loses a schema whose id the client holds.
    defaults.put(
        "apicurio.datasource.url",
        "jdbc:h2:file:" + data.path().resolve("registry") + ";NON_KEYWORDS=VALUE;WRITE_DELAY=0");
    // Otherwise other white space makes another schema, unlike in Confluent's registry.
    defaults.put("apicurio.ccompat.use-canonical-hash", "true");
    defaults.put("apicurio.ccompat.max-subjects", "1000000");
    return defaults;
  }

  private boolean answers() {
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

  /** Ends the registry in good order; port and data stay for the next {@link #start()}. */
  public synchronized void stop() {
    if (process != null) {
      boolean ran = process.isAlive();
      process.terminate();
      process = null;
      if (ran && archive != null) {
        archive.makeIfMissing();
      }
    }
  }

  /** Ends the registry as {@code kill -9} does. */
  public synchronized void kill() {
    if (process != null) {
      process.kill();
      process = null;
    }
  }

  /**
   * Freezes the registry: clients connect, and get no answer.
   *
   * @throws EmbeddedException if it does not run, or the system is Windows
   */
  public synchronized void pause() {
    running().pause();
  }

  /**
   * Lets a frozen registry go on.
   *
   * @throws EmbeddedException if it does not run, or the system is Windows
   */
  public synchronized void resume() {
    running().resume();
  }

  private ChildProcess running() {
    if (process == null) {
      throw new EmbeddedException("the registry at " + url() + " was stopped: start it first");
    }
    return process;
  }

  /** Ends the registry and throws its data away, unless a directory to keep was named. */
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
    return "embedded registry at " + url();
  }
}
