package org.openedx.eventbus.it.interop;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Local Maven repository that links to the user's one, except for the project's group id, which is
 * a directory of its own. A build with it finds downloaded artifacts, downloads with the user's
 * settings, and leaves no artifact of the project in the user's repository.
 */
public record LinkedMavenRepository(Path root) implements AutoCloseable {
  private static final List<String> OURS = List.of("org", "openedx", "eventbus");

  static LinkedMavenRepository over(Path users, Path root) throws IOException {
    Path lender = users;
    Path level = Files.createDirectories(root);
    for (String step : OURS) {
      for (Path entry : entries(lender)) {
        String name = entry.getFileName().toString();
        if (!name.equals(step)) {
          Files.createSymbolicLink(level.resolve(name), entry.toAbsolutePath());
        }
      }
      lender = lender.resolve(step);
      level = Files.createDirectories(level.resolve(step));
    }
    return new LinkedMavenRepository(root);
  }

  private static List<Path> entries(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    }
  }

  void addPom(String artifact, String version, Path pom) throws IOException {
    Files.copy(pom, file(artifact, version, ".pom"));
  }

  /** Adds a jar. Packs a directory of classes if the reactor has not packaged the module yet. */
  void addJar(String artifact, String version, Path jarOrClasses) throws IOException {
    Path jar = file(artifact, version, ".jar");
    if (Files.isRegularFile(jarOrClasses)) {
      Files.copy(jarOrClasses, jar);
      return;
    }
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        jarOrClasses,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(file);
            return FileVisitResult.CONTINUE;
          }
        });
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      for (Path file : files) {
        String name = jarOrClasses.relativize(file).toString().replace('\\', '/');
        entries.putNextEntry(new ZipEntry(name));
        Files.copy(file, entries);
        entries.closeEntry();
      }
    }
  }

  private Path file(String artifact, String version, String suffix) throws IOException {
    Path directory = root.resolve(String.join("/", OURS)).resolve(artifact).resolve(version);
    return Files.createDirectories(directory).resolve(artifact + "-" + version + suffix);
  }

  /** Deletes the repository with its links, but not their targets. */
  @Override
  public void close() throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
