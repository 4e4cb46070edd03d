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
 * A local Maven repository that shows the user's own through symbolic links, but for our group id,
 * which is a directory of its own: a build on it finds what was downloaded already, downloads as
 * the user's settings say, and leaves nothing of ours in the user's repository.
 */
public record BorrowedRepository(Path root) implements AutoCloseable {
  private static final List<String> OURS = List.of("org", "openedx", "eventbus");

  static BorrowedRepository over(Path users, Path root) throws IOException {
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
    return new BorrowedRepository(root);
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

  /** Adds a jar, which is made of the classes while the reactor has not packaged it yet. */
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

  /** Deletes it, the links themselves and not what they lead to. */
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
