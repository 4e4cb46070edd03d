package org.openedx.eventbus.tools.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;

/** Names files as a repository does: by their path from its root. */
final class FileNames {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final Path root;

  private FileNames(Path root) {
    this.root = root;
  }

  /** The root is where {@code .git} is; the directory itself where it is in no repository. */
  static FileNames inRepositoryAround(Path directory) {
    Path start = directory.toAbsolutePath().normalize();
    for (Path each = start; each != null; each = each.getParent()) {
      if (Files.exists(each.resolve(".git"))) {
        return new FileNames(each);
      }
    }
    return new FileNames(start);
  }

  /** With slashes on every system; what is no file of the repository is left as it is. */
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

  /** The same as a relative reference of RFC 3986. */
  String uri(String file) {
    StringBuilder uri = new StringBuilder();
    for (byte b : relative(file).getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~/+".indexOf(c) >= 0;
      if (plain) {
        uri.append(c);
      } else {
        uri.append('%').append(HEX.toHexDigits(b));
      }
    }
    return uri.toString();
  }
}
