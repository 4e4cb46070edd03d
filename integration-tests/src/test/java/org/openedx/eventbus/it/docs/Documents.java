package org.openedx.eventbus.it.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The documents of this repository: README, the pages in {@code docs}, and decision records. */
final class Documents {
  /** The root of the repository. */
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  static final Path README = ROOT.resolve("README.md");

  /** The directory of the classes whose code the documents show. */
  private static final Path CODE = Path.of("src/test/java/org/openedx/eventbus/it/docs");

  private static final Pattern BLOCK =
      Pattern.compile(
          "(?:<!-- (snippet|file|write): (\\S+) -->\\n)?```(\\w+)\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern SNIPPET =
      Pattern.compile("// snippet: (\\S+)\\n(.*?) *// end\\n", Pattern.DOTALL);

  private Documents() {}

  /**
   * A fenced block of a page.
   *
   * @param marker the kind of marker before the block: {@code snippet} for code of a test, {@code
   *     file} for an excerpt of a file, {@code write} for a file of the reader; empty for none
   * @param name the name of the snippet, or the path of the file
   * @param language the language after the fence, for example {@code java}
   * @param text the content, with a line break at its end
   */
  record Block(Path page, String marker, String name, String language, String text) {
    @Override
    public String toString() {
      return ROOT.relativize(page) + ": " + (name.isEmpty() ? language : name);
    }
  }

  /** Returns the README and the pages in {@code docs}, without its subdirectories. */
  static List<Path> pages() {
    List<Path> pages = new ArrayList<>(List.of(README));
    pages.addAll(markdown(ROOT.resolve("docs")));
    return pages;
  }

  /** Returns all pages, the decision records, and the READMEs of the examples. */
  static List<Path> all() {
    List<Path> all = new ArrayList<>(pages());
    all.addAll(markdown(ROOT.resolve("docs/decisions")));
    try (Stream<Path> examples = Files.list(ROOT.resolve("examples"))) {
      examples.flatMap(each -> markdown(each).stream()).sorted().forEach(all::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static List<Path> markdown(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(each -> each.toString().endsWith(".md")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the fenced blocks of a page that have a language. */
  static List<Block> blocks(Path page) {
    return BLOCK.matcher(read(page)).results().map(each -> block(page, each)).toList();
  }

  private static Block block(Path page, MatchResult found) {
    String marker = found.group(1) == null ? "" : found.group(1);
    String name = found.group(2) == null ? "" : found.group(2);
    return new Block(page, marker, name, found.group(3), found.group(4));
  }

  /** Returns the code of the tests between {@code // snippet: name} and {@code // end}. */
  static List<String> snippets(String name) {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(CODE)) {
      files
          .filter(each -> each.toString().endsWith(".java"))
          .sorted()
          .flatMap(each -> SNIPPET.matcher(read(each)).results())
          .filter(each -> each.group(1).equals(name))
          .forEach(each -> found.add(each.group(2)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** Returns a text without white space: documents break lines elsewhere than the formatter. */
  static String withoutSpace(String text) {
    return text.replaceAll("\\s+", "");
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
