package org.openedx.eventbus.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/**
 * Apicurio Registry, unpacked on this machine. It is taken from the first of these places:
 *
 * <ol>
 *   <li>the directory that the system property {@value #HOME_PROPERTY} or the environment variable
 *       {@value #HOME_VARIABLE} names
 *   <li>the cache directory, where an earlier run has unpacked it
 *   <li>the {@linkplain RegistryArtifact Maven artifact}, whose SHA-256 is verified before it is
 *       unpacked into the cache directory
 * </ol>
 *
 * <p>Safe for concurrent threads and processes: one unpacks while the others wait.
 *
 * @param cache the directory that all runs of a user share
 * @param progress receives a line before each step that takes long
 */
record RegistryDistribution(Path cache, Consumer<String> progress) {

  static final String CACHE_PROPERTY = "eventbus.embedded.cache.dir";
  static final String HOME_PROPERTY = "eventbus.embedded.registry.home";
  static final String HOME_VARIABLE = "EVENTBUS_EMBEDDED_REGISTRY_HOME";

  private static final String NAME = "apicurio-registry-" + RegistryArtifact.VERSION;
  private static final String RUNNER =
      "apicurio-registry-app-" + RegistryArtifact.VERSION + "-runner.jar";
  private static final String SHA_256 =
      "2b28181501a20cbf6efcd77f9b7153908fc01f3d3a7c32024c0bd9e1b04c8a43";

  /** Taken before the file lock, because threads of one JVM cannot share a file lock. */
  private static final Object JVM_LOCK = new Object();

  /** Returns the distribution in the user's cache directory. */
  static RegistryDistribution inUserCache(Consumer<String> progress) {
    String configured = System.getProperty(CACHE_PROPERTY, "");
    Path cache = configured.isBlank() ? userCache() : Path.of(configured);
    return new RegistryDistribution(cache.toAbsolutePath(), progress);
  }

  /** Java reports the home directory "?" for a container's user without a passwd entry. */
  private static Path userCache() {
    String home = System.getProperty("user.home", "");
    if (!Path.of(home).isAbsolute()) {
      throw new EmbeddedException(
          "no home directory (user.home=%s): set the system property %s to a directory"
              .formatted(home, CACHE_PROPERTY));
    }
    return Path.of(home, ".cache", "openedx-eventbus");
  }

  /** Returns the jar to run, with the rest of the distribution beside it; unpacks it if needed. */
  Path runner() {
    @Nullable String home = System.getProperty(HOME_PROPERTY);
    if (home != null) {
      return runnerIn(Path.of(home), "the system property " + HOME_PROPERTY);
    }
    home = System.getenv(HOME_VARIABLE);
    if (home != null) {
      return runnerIn(Path.of(home), "the environment variable " + HOME_VARIABLE);
    }
    Path unpacked = cache.resolve(NAME);
    if (!Files.exists(unpacked.resolve(RUNNER))) {
      unpackLocked(unpacked);
    }
    return unpacked.resolve(RUNNER);
  }

  private static Path runnerIn(Path home, String origin) {
    Path runner = home.toAbsolutePath().resolve(RUNNER);
    if (!Files.exists(runner)) {
      throw new EmbeddedException(
          "%s is %s, which contains no %s: set it to a directory with the unpacked %s, or unset it"
              .formatted(origin, home, RUNNER, RegistryArtifact.COORDINATES));
    }
    return runner;
  }

  private void unpackLocked(Path unpacked) {
    try {
      Files.createDirectories(cache);
      synchronized (JVM_LOCK) {
        try (FileChannel channel = FileChannel.open(cache.resolve(NAME + ".lock"), CREATE, WRITE);
            FileLock lock = channel.lock()) {
          // Always valid here: javac warns about a resource that its block does not use.
          if (lock.isValid() && !Files.exists(unpacked.resolve(RUNNER))) {
            unpack(unpacked);
          }
        }
      }
    } catch (IOException e) {
      throw new EmbeddedException(
          ("cannot unpack the schema registry into %s: %s; set the system property %s to another"
                  + " cache directory, or %s to a directory with the unpacked registry")
              .formatted(cache, e, CACHE_PROPERTY, HOME_PROPERTY),
          e);
    }
  }

  /** Unpacks into a temporary directory first: other processes see a complete directory or none. */
  private void unpack(Path unpacked) throws IOException {
    Path temporary = Files.createTempDirectory(cache, "unpacking-");
    try {
      Path archive = RegistryArtifact.localFile();
      if (!Files.exists(archive)) {
        archive = RegistryArtifact.download(temporary, progress);
      }
      verify(archive);
      progress.accept("unpacking the schema registry (once) into " + unpacked);
      Path content = temporary.resolve("content");
      extract(archive, content);
      if (!Files.exists(content.resolve(RUNNER))) {
        throw new IOException("no " + RUNNER + " in " + archive);
      }
      DataDirectory.delete(unpacked);
      Files.move(content, unpacked, ATOMIC_MOVE);
    } finally {
      DataDirectory.delete(temporary);
    }
  }

  private static void verify(Path archive) throws IOException {
    String found;
    try (DigestInputStream in =
        new DigestInputStream(
            Files.newInputStream(archive), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      found = HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    if (!found.equals(SHA_256)) {
      throw new EmbeddedException(
          ("the schema registry in %s is damaged or not the released one: its SHA-256 is %s instead"
                  + " of %s; delete that file and start again")
              .formatted(archive, found, SHA_256));
    }
  }

  /**
   * Extracts the files and directories of a {@code tar.gz}.
   *
   * @throws IOException if the archive is truncated, contains an entry outside of the target, or an
   *     entry that is neither file nor directory, for example a link
   */
  static void extract(Path archive, Path target) throws IOException {
    try (InputStream gzip = new GZIPInputStream(Files.newInputStream(archive), 1 << 16);
        TarArchiveInputStream tar = new CompleteTar(gzip)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = entry.resolveIn(target.toAbsolutePath().normalize());
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else if (entry.getLinkFlag() == TarConstants.LF_NORMAL
            || entry.getLinkFlag() == TarConstants.LF_OLDNORM) {
          Files.createDirectories(path.getParent());
          Files.copy(tar, path);
        } else {
          throw new IOException("neither a file nor a directory: " + entry.getName());
        }
      }
    }
  }

  /** Tar stream that requires the end mark, without which commons-compress ends silently. */
  private static final class CompleteTar extends TarArchiveInputStream {

    CompleteTar(InputStream in) {
      super(in, UTF_8.name());
    }

    @Override
    protected byte[] readRecord() throws IOException {
      byte @Nullable [] record = super.readRecord();
      if (record == null) {
        throw new EOFException("the archive is truncated: its end mark is missing");
      }
      return record;
    }
  }
}
