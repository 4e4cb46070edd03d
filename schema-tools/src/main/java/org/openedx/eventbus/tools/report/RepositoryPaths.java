package org.openedx.eventbus.tools.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;

/** Converts paths of files to paths relative to the root of their repository. */
final class RepositoryPaths {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final Path root;

  private RepositoryPaths(Path root) {
    this.root = root;
  }

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
    StringBuilder uri = new StringBuilder();
    for (byte b : relative(file).getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      boolean unreserved =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~/+".indexOf(c) >= 0;
      if (unreserved) {
        uri.append(c);
      } else {
        uri.append('%').append(HEX.toHexDigits(b));
      }
    }
    return uri.toString();
  }
}
