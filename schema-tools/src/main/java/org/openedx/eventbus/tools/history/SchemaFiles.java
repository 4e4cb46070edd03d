package org.openedx.eventbus.tools.history;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.openedx.eventbus.tools.contract.ContractDirectory;

/** Lists the schema files of a directory. */
final class SchemaFiles {
  private SchemaFiles() {}

  /**
   * @throws HistoryUnavailableException if a directory cannot be read
   */
  static List<Path> in(Path directory) {
    try {
      return ContractDirectory.files(directory);
    } catch (UncheckedIOException e) {
      throw new HistoryUnavailableException(
          "cannot read earlier versions in " + directory + ": " + e.getCause(), e);
    }
  }

  /** Returns the path from a directory to a file in it, with slashes on every platform. */
  static String relative(Path directory, Path file) {
    return directory.relativize(file).toString().replace('\\', '/');
  }
}
