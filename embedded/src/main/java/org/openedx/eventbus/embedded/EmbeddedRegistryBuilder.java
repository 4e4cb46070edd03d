package org.openedx.eventbus.embedded;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Settings of an {@link EmbeddedRegistry}. Not thread-safe. */
public final class EmbeddedRegistryBuilder {

  private final Map<String, String> properties = new LinkedHashMap<>();
  private @Nullable Path dataDirectory;
  private int port;
  private boolean strictNames;
  private Consumer<String> progress = Progress.LOGGED;

  EmbeddedRegistryBuilder() {}

  /** The port clients connect to; 0, the default, takes any free one. */
  public EmbeddedRegistryBuilder port(int port) {
    this.port = Ports.checked(port, "port");
    return this;
  }

  /** Keeps the data in this directory over restarts. By default it is thrown away. */
  public EmbeddedRegistryBuilder dataDirectory(Path dataDirectory) {
    this.dataDirectory = requireNonNull(dataDirectory, "dataDirectory");
    return this;
  }

  /** A system property of the registry's process, for every start; wins over ours. */
  public EmbeddedRegistryBuilder property(String name, String value) {
    properties.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
    return this;
  }

  /**
   * Refuses schemas whose names are not Avro's, as Apicurio Registry does by itself. By default
   * they are taken, because one of Open edX's event types has a hyphen in its name.
   */
  public EmbeddedRegistryBuilder strictNames() {
    strictNames = true;
    return this;
  }

  /**
   * Receives a line for each step that makes somebody wait, such as fetching the program. Called on
   * the thread that starts. By default lines are logged at level info.
   */
  public EmbeddedRegistryBuilder progress(Consumer<String> progress) {
    this.progress = requireNonNull(progress, "progress");
    return this;
  }

  /**
   * Starts the registry, and returns when it answers.
   *
   * @throws EmbeddedException if the port is taken, the directory is in use or of another version,
   *     its program is nowhere to be had, or it does not start; nothing is left running then
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

  /** Reserves port and directory, and starts nothing. */
  EmbeddedRegistry prepare(String portOption) {
    int resolved = Ports.resolve(port, "the registry", portOption);
    Cache cache = Cache.ofUser();
    DataDirectory data =
        DataDirectory.open(dataDirectory, "apicurio-registry " + RegistryDistribution.VERSION);
    return new EmbeddedRegistry(
        resolved, data, properties, strictNames, new RegistryDistribution(cache, progress), cache);
  }
}
