package org.openedx.eventbus.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a broker or a registry keeps its data: thrown away at the end, or kept.
 *
 * <p>A kept directory carries the version that wrote it, and is locked while it is in use. The
 * operating system drops the lock with the process, however that ends.
 */
final class DataDirectory implements AutoCloseable {

  static final String MARKER = "eventbus-embedded.version";
  private static final String LOCK = "eventbus-embedded.lock";

  private final Path path;
  private final @Nullable FileChannel lock;

  private DataDirectory(Path path, @Nullable FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Opens the wanted directory, or a new one to throw away if none is wanted.
   *
   * @param version what writes here, such as {@code kafka 4.3.1}
   */
  static DataDirectory open(@Nullable Path wanted, String version) {
    try {
      return wanted == null ? temporary(version) : kept(wanted.toAbsolutePath(), version);
    } catch (IOException e) {
      throw new EmbeddedException(
          "cannot open the data directory "
              + (wanted == null ? System.getProperty("java.io.tmpdir") : wanted)
              + ": "
              + e
              + "; name another one, or leave it out to use one that is thrown away",
          e);
    }
  }

  private static DataDirectory temporary(String version) throws IOException {
    String name = version.substring(0, version.indexOf(' '));
    return new DataDirectory(Files.createTempDirectory("eventbus-" + name + "-"), null);
  }

  private static DataDirectory kept(Path path, String version) throws IOException {
    Files.createDirectories(path);
    requireOurs(path, version);
    FileChannel lock = lock(path);
    try {
      Files.writeString(path.resolve(MARKER), version + "\n");
    } catch (IOException e) {
      lock.close();
      throw e;
    }
    return new DataDirectory(path, lock);
  }

  private static void requireOurs(Path path, String version) throws IOException {
    Path marker = path.resolve(MARKER);
    if (Files.exists(marker)) {
      String found = Files.readString(marker, UTF_8).strip();
      if (!found.equals(version)) {
        throw new EmbeddedException(
            "the data directory "
                + path
                + " was written by "
                + found
                + ", but this is "
                + version
                + ": delete the directory to start afresh, name another one, or run it with the"
                + " version that wrote it");
      }
      return;
    }
    try (Stream<Path> files = Files.list(path)) {
      if (files.anyMatch(file -> !file.endsWith(LOCK))) {
        throw new EmbeddedException(
            "the directory "
                + path
                + " holds files but no "
                + MARKER
                + ", so it is no data directory of "
                + version
                + ": name an empty or a new one");
      }
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path.resolve(LOCK), CREATE, WRITE);
    @Nullable FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by this very JVM; the same answer as when another process holds it.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    if (lock == null) {
      channel.close();
      throw new EmbeddedException(
          "the data directory "
              + path
              + " is in use by another live process, or by another"
              + " instance in this one: close that first, or name another directory");
    }
    return channel;
  }

  Path path() {
    return path;
  }

  boolean isKept() {
    return lock != null;
  }

  /** Gives a kept directory back, deletes one to throw away. Never throws. */
  @Override
  public void close() {
    try {
      if (lock != null) {
        lock.close();
      } else {
        delete(path);
      }
    } catch (IOException | UncheckedIOException e) {
      // A file that is still open on Windows, at worst: it lies in the temp directory.
    }
  }

  static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
