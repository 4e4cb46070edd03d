package org.openedx.eventbus.tools.report;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.openedx.eventbus.internal.PercentEncoding;

/** Converts paths of files to paths relative to the root of their repository. */
record RepositoryPaths(Path root) {
  /**
   * Uses the closest parent directory that contains {@code .git} as the root; the directory itself
   * if there is none.
   */
  static RepositoryPaths ofRepositoryContaining(Path directory) {
    Path start = directory.toAbsolutePath().normalize();
    for (Path each = start; each != null; each = each.getParent()) {
      if (Files.exists(each.resolve(".git"))) {
        return new RepositoryPaths(each);
      }
    }
    return new RepositoryPaths(start);
  }

  /**
   * Returns the relative path, with slashes on every operating system. Returns the name unchanged
   * if it is not a file of the repository.
   */
  String relative(String file) {
    try {
      Path path = Path.of(file).toAbsolutePath().normalize();
      return path.startsWith(root) && Files.exists(path)
          ? root.relativize(path).toString().replace('\\', '/')
          : file;
    } catch (InvalidPathException e) {
      return file;
    }
  }

  /**
   * Returns the relative path as a relative reference (RFC 3986), for example {@code a%20b.avsc}.
   */
  String uri(String file) {
    return PercentEncoding.encode(relative(file)).replace("%2F", "/").replace("%2B", "+");
  }
}
