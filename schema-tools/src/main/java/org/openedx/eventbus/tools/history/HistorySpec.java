package org.openedx.eventbus.tools.history;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;

/**
 * Textual description of a source of earlier versions, as used on command lines and in build files.
 * For example {@code git:v1.4.0}, {@code dir:old}, {@code released} or {@code
 * registry:http://localhost:8081}.
 */
public sealed interface HistorySpec {

  /**
   * The context in which a description is opened.
   *
   * @param base the directory to which relative paths are resolved
   * @param module the directory of the module, whose git repository is read
   * @param released the directory of the module's released contracts
   * @param config supplies the registry's credentials and the topic prefix; called for {@code
   *     registry:URL} only
   */
  record HistorySources(Path base, Path module, Path released, Supplier<EventBusConfig> config) {
    public HistorySources {
      Objects.requireNonNull(base, "base");
      Objects.requireNonNull(module, "module");
      Objects.requireNonNull(released, "released");
      Objects.requireNonNull(config, "config");
    }
  }

  /** {@code git:REV[:SUBDIR]}. */
  record Git(String revision, Optional<String> directory) implements HistorySpec {
    public Git {
      Objects.requireNonNull(revision, "revision");
      Objects.requireNonNull(directory, "directory");
    }

    @Override
    public History open(HistorySources sources) {
      return History.git(sources.module(), revision, directory);
    }
  }

  /** {@code dir:PATH}. */
  record Directory(Path path) implements HistorySpec {
    public Directory {
      Objects.requireNonNull(path, "path");
    }

    @Override
    public History open(HistorySources sources) {
      return History.directory(sources.base().resolve(path));
    }
  }

  /** {@code released}. */
  record Released() implements HistorySpec {
    @Override
    public History open(HistorySources sources) {
      return History.released(sources.released());
    }
  }

  /** {@code registry:URL}. */
  record Registry(URI url) implements HistorySpec {
    public Registry {
      Objects.requireNonNull(url, "url");
    }

    @Override
    public History open(HistorySources sources) {
      EventBusConfig config = sources.config().get();
      try {
        // The disk cache lets services start without a registry. A check must read the registry.
        EventBusConfig named =
            config
                .with("eventbus.registry.url", url.toString())
                .with("eventbus.registry.cache-dir", "");
        return History.registry(named.registry(), config::fullTopic);
      } catch (ConfigurationException e) {
        // The URL may contain a password, so it is not repeated.
        throw new HistoryUnavailableException("registry: " + e.getMessage(), e);
      }
    }
  }

  /**
   * Parses a description.
   *
   * @throws InvalidHistorySpecException if it is invalid; the message lists the valid forms
   */
  static HistorySpec parse(String spec) {
    int colon = spec.indexOf(':');
    String kind = colon < 0 ? spec : spec.substring(0, colon);
    String rest = colon < 0 ? "" : spec.substring(colon + 1);
    if (kind.equals("released") && colon < 0) {
      return new Released();
    }
    if (rest.isBlank()) {
      throw unknownSource(spec);
    }
    return switch (kind) {
      case "git" -> git(spec, rest);
      case "dir" -> new Directory(path(spec, rest));
      case "registry" -> new Registry(url(rest));
      default -> throw unknownSource(spec);
    };
  }

  private static InvalidHistorySpecException unknownSource(String spec) {
    return new InvalidHistorySpecException(spec, "is not a source of earlier versions");
  }

  /** Splits at the first colon, which no revision contains. */
  private static Git git(String spec, String rest) {
    int colon = rest.indexOf(':');
    String revision = colon < 0 ? rest : rest.substring(0, colon);
    if (revision.isBlank()) {
      throw new InvalidHistorySpecException(spec, "has no revision");
    }
    return new Git(revision, colon < 0 ? Optional.empty() : Optional.of(rest.substring(colon + 1)));
  }

  private static Path path(String spec, String rest) {
    try {
      return Path.of(rest);
    } catch (InvalidPathException e) {
      throw new InvalidHistorySpecException(spec, "has an invalid path");
    }
  }

  private static URI url(String rest) {
    try {
      return new URI(rest);
    } catch (URISyntaxException e) {
      throw new InvalidHistorySpecException(
          "registry:…", "has an invalid URL (" + e.getReason() + ")");
    }
  }

  /** Opens the source. Nothing is read before {@link History#versions} is called. */
  History open(HistorySources sources);

  /** Thrown for a text that does not describe a source of earlier versions. */
  final class InvalidHistorySpecException extends EventBusException {
    private static final long serialVersionUID = 1L;

    private InvalidHistorySpecException(String spec, String problem) {
      super(
          "'%s' %s; expected git:REV[:SUBDIR], dir:PATH, released or registry:URL"
              .formatted(spec, problem));
    }
  }
}
