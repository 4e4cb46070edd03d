package org.openedx.eventbus.embedded;

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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Data directory of a broker or a registry: either temporary, and deleted on close, or kept.
 *
 * <p>A kept directory records the version that wrote it, and is locked while it is in use. The
 * operating system releases the lock when the process ends, however it ends.
 *
 * @param lock the lock of a kept directory; null if the directory is temporary
 */
record DataDirectory(Path path, @Nullable FileLock lock) implements AutoCloseable {

  static final String MARKER = "eventbus-embedded.version";
  private static final String LOCK = "eventbus-embedded.lock";

  /**
   * Kept directories that this JVM uses. Their lock files must not be opened again: on Linux and
   * macOS, closing any channel of a file releases all locks that the process holds on it.
   */
  private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();

  /**
   * Opens a directory.
   *
   * @param requested the directory to keep, created if it does not exist; null for a temporary one
   * @param version the version that writes to it, for example {@code kafka 4.3.1}
   * @throws EmbeddedException if the directory is in use, was written by another version, or
   *     contains other files
   */
  static DataDirectory open(@Nullable Path requested, String version) {
    try {
      return requested == null
          ? createTemporary(version)
          : openKept(requested.toAbsolutePath(), version);
    } catch (IOException e) {
      throw new EmbeddedException(
          "cannot open the data directory %s: %s; use another directory, or none for a temporary one"
              .formatted(requested == null ? System.getProperty("java.io.tmpdir") : requested, e),
          e);
    }
  }

  private static DataDirectory createTemporary(String version) throws IOException {
    String name = version.substring(0, version.indexOf(' '));
    return new DataDirectory(Files.createTempDirectory("eventbus-" + name + "-"), null);
  }

  private static DataDirectory openKept(Path requested, String version) throws IOException {
    Path path = Files.createDirectories(requested).toRealPath();
    requireVersion(path, version);
    DataDirectory directory = new DataDirectory(path, lock(path));
    try {
      Files.writeString(path.resolve(MARKER), version + "\n");
    } catch (IOException e) {
      directory.close();
      throw e;
    }
    return directory;
  }

  private static void requireVersion(Path path, String version) throws IOException {
    Path marker = path.resolve(MARKER);
    if (Files.exists(marker)) {
      String found = Files.readString(marker).strip();
      if (!found.equals(version)) {
        throw new EmbeddedException(
            ("the data directory %s was written by %s, but this is %s: delete the directory to"
                    + " start over, use another one, or run the version that wrote it")
                .formatted(path, found, version));
      }
      return;
    }
    try (Stream<Path> files = Files.list(path)) {
      if (files.anyMatch(file -> !file.endsWith(LOCK))) {
        throw new EmbeddedException(
            ("%s is not a data directory of %s: it contains files, but no %s; use an empty or a new"
                    + " directory")
                .formatted(path, version, MARKER));
      }
    }
  }

  private static FileLock lock(Path path) throws IOException {
    if (!IN_USE.add(path)) {
      throw inUse(path);
    }
    @Nullable FileLock lock = null;
    try {
      lock = tryLock(path.resolve(LOCK));
      if (lock == null) {
        throw inUse(path);
      }
      return lock;
    } finally {
      if (lock == null) {
        IN_USE.remove(path);
      }
    }
  }

  /** Returns the lock of a file, or null if it is locked already. */
  private static @Nullable FileLock tryLock(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, CREATE, WRITE);
    @Nullable FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Another copy of this class, in another class loader of this JVM, holds the lock.
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    return lock;
  }

  private static EmbeddedException inUse(Path path) {
    return new EmbeddedException(
        ("the data directory %s is in use by another process, or by another instance in this one:"
                + " close that first, or use another directory")
            .formatted(path));
  }

  boolean isKept() {
    return lock != null;
  }

  /** Releases a kept directory, or deletes a temporary one. Never throws. */
  @Override
  public void close() {
    try {
      if (lock == null) {
        delete(path);
      } else {
        lock.acquiredBy().close();
        IN_USE.remove(path);
      }
    } catch (IOException | UncheckedIOException e) {
      // For example, a file is still open on Windows. It remains in the system's temp directory.
    }
  }

  /** Deletes a directory with all of its files. Does nothing if it does not exist. */
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
