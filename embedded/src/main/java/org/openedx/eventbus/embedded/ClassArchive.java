package org.openedx.eventbus.embedded;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The registry's classes, parsed and verified beforehand (class data sharing): measured, it halves
 * the start.
 *
 * <p>A run without an archive writes down which classes it loaded. When it has ended, a process of
 * its own makes the archive from that list, in the background, as it takes 15 s of processor time.
 * That process is bounded in time and needs nobody to wait for it. Whatever fails here costs the
 * faster start and nothing else.
 */
final class ClassArchive {

  /** Set to {@code false}, archives are neither made nor used. */
  static final String PROPERTY = "eventbus.embedded.registry.archive";

  private final boolean enabled;
  private final RegistryProgram program;
  private final Path directory;
  private final Path archive;
  private final Path classList;

  ClassArchive(Cache cache, RegistryProgram program, Path runDirectory) {
    this.enabled = !System.getProperty(PROPERTY, "true").equals("false");
    this.program = program;
    this.directory = cache.directory().resolve("classes");
    this.archive = directory.resolve(name(program));
    this.classList = runDirectory.resolve("classes.list");
  }

  /** An archive fits one build of Java, and one class path with its jars' times. */
  private static String name(RegistryProgram program) {
    String java =
        System.getProperty("java.vm.name")
            + System.getProperty("java.vm.version")
            + System.getProperty("java.home")
            + program.classPath()
            + program.first().map(jar -> jar.toFile().lastModified())
            + program.runner().toFile().lastModified();
    return "apicurio-registry-"
        + RegistryDistribution.VERSION
        + "-java-"
        + Runtime.version().feature()
        + "-"
        + Integer.toHexString(java.hashCode())
        + ".jsa";
  }

  boolean exists() {
    return enabled && Files.isReadable(archive);
  }

  /** What a start takes to use the archive, or to prepare one. */
  List<String> options() {
    if (!enabled) {
      return List.of();
    }
    return exists()
        ? List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto")
        : List.of("-XX:DumpLoadedClassList=" + classList);
  }

  /** For an archive that does not work; the next run makes a new one. */
  void discard() {
    try {
      Files.deleteIfExists(archive);
    } catch (IOException e) {
      // In use by others, for whom it works.
    }
  }

  /** To be called when a run has ended in good order. Does not wait. */
  void makeIfMissing() {
    if (!enabled || exists() || !Files.exists(classList)) {
      return;
    }
    try {
      Files.createDirectories(directory);
      Path list = Files.createTempFile(directory, "classes-", ".list");
      Files.move(classList, list, REPLACE_EXISTING);
      Path ourselves =
          Path.of(ClassArchiver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Process archiver =
          new ProcessBuilder(
                  Jvm.java(),
                  "-Xmx16m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  ourselves.toString(),
                  ClassArchiver.class.getName(),
                  program.classPath(),
                  list.toString(),
                  archive.toString())
              .directory(directory.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      archiver.getOutputStream().close();
    } catch (Exception e) {
      // Then the next start is as slow as this one was.
    }
  }
}
