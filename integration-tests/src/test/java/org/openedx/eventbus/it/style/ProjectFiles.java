package org.openedx.eventbus.it.style;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files whose prose is checked: main code, examples, documentation, contracts, scripts, POMs
 * and workflows. Leaves out tests, generated code, released contracts and build output.
 */
final class ProjectFiles {
  private static final Set<String> SKIPPED =
      Set.of("target", "generated", "released", "node_modules");
  private static final Set<String> HIDDEN_BUT_OURS = Set.of(".ci", ".github");

  private ProjectFiles() {}

  /** Returns the passages of each file under a directory, by its path with slashes. */
  static TreeMap<String, List<Passage>> passages(Path root) {
    TreeMap<String, List<Passage>> passages = new TreeMap<>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
              String name = each.equals(root) ? "" : each.getFileName().toString();
              boolean hidden = name.startsWith(".") && !HIDDEN_BUT_OURS.contains(name);
              return hidden || SKIPPED.contains(name)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes)
                throws IOException {
              String path = root.relativize(each).toString().replace('\\', '/');
              List<Passage> found = passages(path, each);
              if (!found.isEmpty()) {
                passages.put(path, found);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return passages;
  }

  private static List<Passage> passages(String path, Path file) throws IOException {
    boolean example = path.startsWith("examples/");
    if (path.contains("src/test/") && !example) {
      return List.of();
    }
    if (path.endsWith(".java")) {
      return path.contains("src/main/") || example
          ? JavaText.of(Files.readString(file))
          : List.of();
    }
    if (path.endsWith(".md")) {
      return MarkdownText.of(Files.readString(file));
    }
    if (path.endsWith(".avsc")) {
      return ContractText.of(Files.readString(file));
    }
    return path.matches("eventbus|\\.ci/.*|.*\\.(?:properties|ya?ml|xml|css|js|html|jte|sql|svg)")
        ? PlainText.of(Files.readString(file))
        : List.of();
  }
}
