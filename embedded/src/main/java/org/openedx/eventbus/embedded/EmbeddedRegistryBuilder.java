package org.openedx.eventbus.embedded;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builder of an {@link EmbeddedRegistry}. Not thread-safe.
 *
 * <p>For example, a registry that keeps its schemas and prints the progress of its first start:
 *
 * <pre>{@code
 * EmbeddedRegistry registry =
 *     EmbeddedRegistry.builder()
 *         .port(8081)
 *         .dataDirectory(Path.of(".eventbus/registry"))
 *         .progress(System.out::println)
 *         .start();
 * }</pre>
 */
public final class EmbeddedRegistryBuilder {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRegistry.class);

  private final Map<String, String> properties = new LinkedHashMap<>();
  private @Nullable Path dataDirectory;
  private int port;
  private boolean strictNames;
  private Consumer<String> progress = LOG::info;

  EmbeddedRegistryBuilder() {}

  /**
   * Sets the port that clients connect to.
   *
   * @param port the port, for example 8081; default 0, any free port
   * @return this builder
   * @throws IllegalArgumentException if the port is not 0 to 65535
   */
  public EmbeddedRegistryBuilder port(int port) {
    this.port = Ports.requireValid(port, "port");
    return this;
  }

  /**
   * Keeps the data after closing. Default: temporary data, deleted on close.
   *
   * @param dataDirectory the directory, created if it does not exist
   * @return this builder
   */
  public EmbeddedRegistryBuilder dataDirectory(Path dataDirectory) {
    this.dataDirectory = requireNonNull(dataDirectory, "dataDirectory");
    return this;
  }

  /**
   * Sets a system property of the registry's process for every start. Overrides the default of this
   * library.
   *
   * @param name the property, for example {@code quarkus.log.level}
   * @param value the value, for example {@code DEBUG}
   * @return this builder
   */
  public EmbeddedRegistryBuilder property(String name, String value) {
    properties.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
    return this;
  }

  /**
   * Rejects schemas with names that Avro does not allow, as an unmodified Apicurio Registry does.
   * Default: they are accepted, because one event type of Open edX has a hyphen in its name.
   *
   * @return this builder
   */
  public EmbeddedRegistryBuilder strictNames() {
    strictNames = true;
    return this;
  }

  /**
   * Sets the callback for progress messages. Default: they are logged at level INFO.
   *
   * @param progress receives a line for each step that takes long, for example the download of the
   *     program; called on the thread that starts the registry
   * @return this builder
   */
  public EmbeddedRegistryBuilder progress(Consumer<String> progress) {
    this.progress = requireNonNull(progress, "progress");
    return this;
  }

  /**
   * Starts the registry, and returns when it serves clients.
   *
   * @return the running registry, which the caller closes
   * @throws EmbeddedException if the port is in use, if the data directory is in use or was written
   *     by another version, if the program can be neither found nor downloaded, or if it fails to
   *     start. After a failure nothing is left running.
   */
  public EmbeddedRegistry start() {
    EmbeddedRegistry registry = prepare("EmbeddedRegistryBuilder.port");
    try {
      registry.start();
      return registry;
    } catch (RuntimeException e) {
      registry.close();
      throw e;
    }
  }

  /** Reserves port and directory, without starting the registry. */
  EmbeddedRegistry prepare(String portOption) {
    int resolved = Ports.resolve(port, "the registry", portOption);
    DataDirectory data =
        DataDirectory.open(dataDirectory, "apicurio-registry " + RegistryArtifact.VERSION);
    return new EmbeddedRegistry(
        resolved, data, properties, strictNames, RegistryDistribution.inUserCache(progress));
  }
}
