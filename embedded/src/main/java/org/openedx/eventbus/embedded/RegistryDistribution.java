package org.openedx.eventbus.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
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
 * Finds the registry's program: in a directory that was set, unpacked in the cache, packed in the
 * local Maven repository, or fetched by the user's own Maven, so that mirrors, proxies and offline
 * mode hold.
 */
final class RegistryDistribution {

  static final String VERSION = "3.0.9";
  static final String HOME_PROPERTY = "eventbus.embedded.registry.home";
  static final String HOME_VARIABLE = "EVENTBUS_EMBEDDED_REGISTRY_HOME";

  static final MavenArtifact ARTIFACT =
      new MavenArtifact("io.apicurio", "apicurio-registry-app", VERSION, "all", "tar.gz");

  private static final String SHA_256 =
      "2b28181501a20cbf6efcd77f9b7153908fc01f3d3a7c32024c0bd9e1b04c8a43";
  private static final String RUNNER = "apicurio-registry-app-" + VERSION + "-runner.jar";

  /** Threads of one JVM cannot share a file lock, so they take this one first. */
  private static final Object IN_THIS_JVM = new Object();

  private final Cache cache;
  private final Consumer<String> progress;

  RegistryDistribution(Cache cache, Consumer<String> progress) {
    this.cache = cache;
    this.progress = progress;
  }

  /** The jar to run; the rest of the distribution lies beside it. */
  Path runner() {
    @Nullable String home = System.getProperty(HOME_PROPERTY);
    if (home != null) {
      return runnerIn(Path.of(home), "the system property " + HOME_PROPERTY);
    }
    home = System.getenv(HOME_VARIABLE);
    if (home != null) {
      return runnerIn(Path.of(home), "the environment variable " + HOME_VARIABLE);
    }
    Path unpacked = cache.directory().resolve("apicurio-registry-" + VERSION);
    if (!Files.exists(unpacked.resolve(RUNNER))) {
      provide(unpacked);
    }
    return unpacked.resolve(RUNNER);
  }

  private static Path runnerIn(Path home, String setBy) {
    Path runner = home.toAbsolutePath().resolve(RUNNER);
    if (!Files.exists(runner)) {
      throw new EmbeddedException(
          setBy
              + " names "
              + home
              + ", but there is no "
              + RUNNER
              + ": let it name a directory"
              + " into which "
              + ARTIFACT
              + " was unpacked, or unset it");
    }
    return runner;
  }

  private void provide(Path unpacked) {
    try {
      Files.createDirectories(cache.directory());
      synchronized (IN_THIS_JVM) {
        Path lockFile = cache.directory().resolve("apicurio-registry-" + VERSION + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, CREATE, WRITE);
            FileLock lock = channel.lock()) {
          if (lock.isValid() && !Files.exists(unpacked.resolve(RUNNER))) {
            unpack(unpacked);
          }
        }
      }
    } catch (IOException e) {
      throw new EmbeddedException(
          "cannot provide the schema registry in "
              + cache.directory()
              + ": "
              + e
              + "; the system property "
              + Cache.PROPERTY
              + " moves that directory, and "
              + HOME_PROPERTY
              + " names an unpacked registry",
          e);
    }
  }

  /** Under the lock. Others see the directory only when it is whole. */
  private void unpack(Path unpacked) throws IOException {
    Path temporary = Files.createTempDirectory(cache.directory(), "unpacking-");
    try {
      Path archive = MavenLocalRepository.find().resolve(ARTIFACT.repositoryPath());
      if (!Files.exists(archive)) {
        archive = new MavenFetch(progress).fetch(ARTIFACT, temporary);
      }
      verify(archive);
      progress.accept("unpacking the schema registry, once, into " + unpacked);
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
    String found = sha256(archive);
    if (!found.equals(SHA_256)) {
      throw new EmbeddedException(
          "the schema registry in "
              + archive
              + " is damaged or not the released one: its SHA-256"
              + " is "
              + found
              + " instead of "
              + SHA_256
              + ": delete that file and start again");
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

  /** Tar stream that fails at a missing end mark, which commons-compress takes for the end. */
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

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digesting =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      byte[] buffer = new byte[1 << 16];
      while (digesting.read(buffer) >= 0) {
        // Reading is all it takes.
      }
      return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
