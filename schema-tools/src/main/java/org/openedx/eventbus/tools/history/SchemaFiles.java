package org.openedx.eventbus.tools.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the schema files of a directory. */
final class SchemaFiles {
  private SchemaFiles() {}

  /**
   * @throws HistoryUnavailableException when a directory cannot be read
   */
  static List<Path> in(Path directory) {
    try (Stream<Path> tree = Files.walk(directory)) {
      return tree.filter(each -> each.toString().endsWith(OldFile.SUFFIX))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new HistoryUnavailableException(
          "cannot read earlier versions in " + directory + ": " + e, e);
    }
  }

  /** The path from a directory to a file in it, with slashes on every system. */
  static String relative(Path directory, Path file) {
    return directory.relativize(file).toString().replace('\\', '/');
  }
}
