package org.openedx.eventbus.tools.history;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Textual description of a source of earlier versions, as used on command lines and in build files.
 * For example {@code git:v1.4.0}, {@code dir:old}, {@code released} or {@code
 * registry:http://localhost:8081}.
 */
public sealed interface HistorySpec {

  /**
   * The contracts of a Git revision: {@code git:REV[:SUBDIR]}.
   *
   * @param revision a branch, tag or commit, for example {@code v1.4.0}
   * @param directory the directory of the contracts, as a path from the root of the repository;
   *     empty to search the module's own directory first
   */
  record Git(String revision, Optional<String> directory) implements HistorySpec {
    /**
     * Creates a source in a Git repository.
     *
     * @param revision a branch, tag or commit
     * @param directory the directory of the contracts, as a path from the root of the repository;
     *     empty to search the module's own directory first
     */
    public Git {
      Objects.requireNonNull(revision, "revision");
      Objects.requireNonNull(directory, "directory");
    }
  }

  /**
   * The contracts in a directory: {@code dir:PATH}.
   *
   * @param path the directory of the earlier contracts
   */
  record Directory(Path path) implements HistorySpec {
    /**
     * Creates a source in a directory.
     *
     * @param path the directory of the earlier contracts
     */
    public Directory {
      Objects.requireNonNull(path, "path");
    }
  }

  /** The released contracts of the module: {@code released}. */
  record Released() implements HistorySpec {}

  /**
   * The versions in a schema registry: {@code registry:URL}.
   *
   * @param url the URL of the schema registry
   */
  record Registry(URI url) implements HistorySpec {
    /**
     * Creates a source in a schema registry.
     *
     * @param url the URL of the schema registry
     */
    public Registry {
      Objects.requireNonNull(url, "url");
    }
  }

  /**
   * Parses a description.
   *
   * @param spec the description, for example {@code git:main}
   * @return the source
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
}
