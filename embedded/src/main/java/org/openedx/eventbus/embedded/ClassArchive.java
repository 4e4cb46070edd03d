package org.openedx.eventbus.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Class data sharing archive of the registry: its classes, parsed and verified in advance.
 *
 * <p>It halves the time until the registry serves clients. Measured on 2 busy cores with JDK 17,
 * median of 5 starts: 11.6 s with the archive and 21.3 s without, of which 3.6 s and 6.6 s are
 * processor time.
 *
 * <p>A run without an archive writes a list of the classes that it loads. When that run has ended,
 * {@link #createIfMissing} starts a background process of low priority that creates the archive
 * from the list, which takes about 30 s of processor time. That process has a time limit, and no
 * other process waits for it. If it fails, for example on a machine that is too busy, the only
 * consequence is that later starts are slow.
 */
final class ClassArchive {

  /** System property; {@code false} disables the creation and the use of archives. */
  static final String PROPERTY = "eventbus.embedded.registry.archive";

  private static final int MAX_DUMP_SECONDS = 180;

  private final boolean enabled;
  private final String classPath;
  private final Path archive;
  private final Path classList;

  /**
   * @param cache the directory that all runs of a user share
   * @param jars the registry's class path
   * @param runDirectory the directory for the list of classes
   */
  ClassArchive(Path cache, List<Path> jars, Path runDirectory) {
    this.enabled = !System.getProperty(PROPERTY, "true").equals("false");
    this.classPath = classPath(jars);
    this.archive = cache.resolve("classes").resolve(name(jars));
    this.classList = runDirectory.resolve("classes.list");
  }

  static String classPath(List<Path> jars) {
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * Returns the file name of the archive. An archive fits one build of Java, and one class path
   * with the modification time of each jar.
   */
  private static String name(List<Path> jars) {
    String key =
        System.getProperty("java.vm.name")
            + System.getProperty("java.vm.version")
            + System.getProperty("java.home")
            + jars
            + jars.stream().map(jar -> jar.toFile().lastModified()).toList();
    return "apicurio-registry-%s-java-%d-%08x.jsa"
        .formatted(RegistryArtifact.VERSION, Runtime.version().feature(), key.hashCode());
  }

  boolean exists() {
    return enabled && Files.isReadable(archive);
  }

  /** Returns the options for a JVM to use the archive, or to list its classes for a new one. */
  List<String> options() {
    if (!enabled) {
      return List.of();
    }
    return exists()
        ? List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto")
        : List.of("-XX:DumpLoadedClassList=" + classList);
  }

  /** Deletes an archive with which the JVM crashed. The next run creates a new one. */
  void discard() {
    try {
      Files.deleteIfExists(archive);
    } catch (IOException e) {
      // Another process uses it successfully.
    }
  }

  /** Starts creating the archive in the background, after a run that ended gracefully. */
  void createIfMissing() {
    if (!enabled || exists() || !Files.exists(classList)) {
      return;
    }
    try {
      Path directory = Files.createDirectories(archive.getParent());
      Path list = Files.createTempFile(directory, "classes-", ".list");
      Files.move(classList, list, REPLACE_EXISTING);
      Path thisJar =
          Path.of(ClassArchive.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      List<String> command =
          List.of(
              ChildProcess.javaCommand(),
              "-Xmx16m",
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-cp",
              thisJar.toString(),
              ClassArchive.class.getName(),
              classPath,
              list.toString(),
              archive.toString());
      Process process = ChildProcess.silent(command).directory(directory.toFile()).start();
      process.getOutputStream().close();
    } catch (Exception e) {
      // The next start is as slow as this one was.
    }
  }

  /**
   * Entry point of the background process, with no class path but this jar. Creates one archive,
   * unless it exists or another process is creating it.
   *
   * @param arguments the registry's class path, the list of classes, the archive to create
   */
  public static void main(String[] arguments) throws Exception {
    Path list = Path.of(arguments[1]);
    Path archive = Path.of(arguments[2]);
    Path unfinished = archive.resolveSibling(archive.getFileName() + ".unfinished");
    Path lockFile = archive.resolveSibling(archive.getFileName() + ".lock");
    try (FileChannel channel = FileChannel.open(lockFile, CREATE, WRITE);
        @Nullable FileLock lock = channel.tryLock()) {
      if (lock != null && !Files.exists(archive) && dump(arguments[0], list, unfinished)) {
        Files.move(unfinished, archive, ATOMIC_MOVE);
      }
    } finally {
      Files.deleteIfExists(list);
    }
  }

  private static boolean dump(String classPath, Path list, Path target)
      throws IOException, InterruptedException {
    Files.deleteIfExists(target);
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/nice"))) {
      command.addAll(List.of("/usr/bin/nice", "-n", "19"));
    }
    command.addAll(
        List.of(
            ChildProcess.javaCommand(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-Xshare:dump",
            "-XX:SharedClassListFile=" + list,
            "-XX:SharedArchiveFile=" + target,
            "-cp",
            classPath));
    Process process = ChildProcess.silent(command).start();
    if (!process.waitFor(MAX_DUMP_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return process.exitValue() == 0 && Files.exists(target);
  }
}
