package org.openedx.eventbus.tools.history;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;

/** Names a source of earlier versions, as command lines and build files do. */
public sealed interface HistorySpec {

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
        // What was remembered on disk is for services that must go on; here the registry counts.
        EventBusConfig named =
            config
                .with("eventbus.registry.url", url.toString())
                .with("eventbus.registry.cache-dir", "");
        return History.registry(named.registry(), config::fullTopic);
      } catch (ConfigurationException e) {
        // A password in the URL must not be repeated: the reason says enough.
        throw new HistoryUnavailableException("registry: " + e.getMessage(), e);
      }
    }
  }

  /**
   * @throws InvalidHistorySpecException when it is none, with those there are
   */
  static HistorySpec parse(String spec) {
    int colon = spec.indexOf(':');
    String kind = colon < 0 ? spec : spec.substring(0, colon);
    String rest = colon < 0 ? "" : spec.substring(colon + 1);
    if (kind.equals("released") && colon < 0) {
      return new Released();
    }
    if (rest.isBlank()) {
      throw new InvalidHistorySpecException(spec, "names no source of earlier versions");
    }
    return switch (kind) {
      case "git" -> git(spec, rest);
      case "dir" -> new Directory(path(spec, rest));
      case "registry" -> new Registry(url(rest));
      default -> throw new InvalidHistorySpecException(spec, "names no source of earlier versions");
    };
  }

  /** A revision has no colon in it. */
  private static Git git(String spec, String rest) {
    int colon = rest.indexOf(':');
    String revision = colon < 0 ? rest : rest.substring(0, colon);
    if (revision.isBlank()) {
      throw new InvalidHistorySpecException(spec, "names no revision");
    }
    return new Git(revision, colon < 0 ? Optional.empty() : Optional.of(rest.substring(colon + 1)));
  }

  private static Path path(String spec, String rest) {
    try {
      return Path.of(rest);
    } catch (InvalidPathException e) {
      throw new InvalidHistorySpecException(spec, "holds no path");
    }
  }

  private static URI url(String rest) {
    try {
      return new URI(rest);
    } catch (URISyntaxException e) {
      throw new InvalidHistorySpecException("registry:…", "holds no URL (" + e.getReason() + ")");
    }
  }

  /** The source itself; whether it can be read shows when it is. */
  History open(HistorySources sources);
}
