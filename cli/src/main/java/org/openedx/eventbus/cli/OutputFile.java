package org.openedx.eventbus.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that somebody named for a command's output. */
final class OutputFile {
  private OutputFile() {}

  /** What goes into it. */
  @FunctionalInterface
  interface Content {
    void writeTo(Writer file) throws IOException;
  }

  /**
   * Makes the file in UTF-8, with the directories on the way to it.
   *
   * @throws CommandFailedException when it is a directory
   * @throws UncheckedIOException when it cannot be written
   */
  static void write(Path file, Content content) {
    if (Files.isDirectory(file)) {
      throw new CommandFailedException(file + " is a directory; name a file");
    }
    try {
      Path directory = file.toAbsolutePath().getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      try (Writer out = Files.newBufferedWriter(file)) {
        content.writeTo(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e, e);
    }
  }
}
