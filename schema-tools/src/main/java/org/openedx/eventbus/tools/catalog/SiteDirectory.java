package org.openedx.eventbus.tools.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/**
 * The directory of a site. It contains a list of the site's files. When the site is written again,
 * files of that list that are no longer part of the site are deleted; other files never are.
 */
final class SiteDirectory implements AutoCloseable {
  /** The file with the list: one path per line. */
  static final String LIST = ".eventbus-catalog";

  private final Path directory;
  private final SortedSet<String> before;
  private final SortedSet<String> written = new ConcurrentSkipListSet<>();
  private boolean complete;

  private SiteDirectory(Path directory, SortedSet<String> before) {
    this.directory = directory;
    this.before = before;
  }

  /**
   * @throws CatalogException if the directory contains other files
   */
  static SiteDirectory open(Path directory) {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new CatalogException(directory + " is a file; the catalogue needs a directory");
    }
    try {
      Path list = directory.resolve(LIST);
      SortedSet<String> before = new TreeSet<>();
      if (Files.exists(list)) {
        before.addAll(Files.readAllLines(list));
      } else if (!isEmpty(directory)) {
        throw new CatalogException(
            directory
                + " contains files that are not part of a catalogue; use a new or empty directory");
      }
      Files.createDirectories(directory);
      SiteDirectory site = new SiteDirectory(directory, before);
      site.writeList(before);
      return site;
    } catch (IOException e) {
      throw failure(directory, e);
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return true;
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  private static UncheckedIOException failure(Path directory, IOException e) {
    String why =
        e instanceof FileSystemException file && file.getReason() == null
            ? e.getClass().getSimpleName().replace("Exception", "") + ": " + file.getFile()
            : e.getMessage();
    return new UncheckedIOException("cannot write the catalogue to " + directory + ": " + why, e);
  }

  /** Writes a file of the site. Paths have slashes on every platform. Thread-safe. */
  void write(String path, String text) {
    try {
      Path file = directory.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
      written.add(path);
    } catch (IOException e) {
      throw failure(directory, e);
    }
  }

  /** Deletes files of the earlier site that are no longer part of it. */
  void finish() {
    try {
      for (String path : before) {
        Path file = directory.resolve(path).normalize();
        if (!written.contains(path) && file.startsWith(directory.normalize())) {
          Files.deleteIfExists(file);
        }
      }
      complete = true;
    } catch (IOException e) {
      throw failure(directory, e);
    }
  }

  int files() {
    return written.size();
  }

  /** Writes the list of files. After a failure it contains the old and the new files. */
  @Override
  public void close() {
    if (!complete) {
      written.addAll(before);
    }
    try {
      writeList(written);
    } catch (IOException e) {
      throw failure(directory, e);
    }
  }

  private void writeList(SortedSet<String> paths) throws IOException {
    String lines = String.join("\n", paths) + (paths.isEmpty() ? "" : "\n");
    Files.writeString(directory.resolve(LIST), lines);
  }
}
