package org.openedx.eventbus.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Form of the documents: links, width of lines, status of decision records, quoted log lines. */
class DocumentsTest {
  private static final int WIDTH = 120;

  /** Pages whose tables have long names or sentences, which Markdown cannot break. */
  private static final Set<String> WIDE_TABLES =
      Set.of(
          "events.md", "schema-tools.md", "breaking.md", "registry.md", "consumer-guarantees.md");

  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern STATUS =
      Pattern.compile("Status: (accepted|(partly )?replaced by \\[[0-9]{4}]\\([^)]+\\).*)");
  private static final List<String> LIBRARIES =
      List.of("core", "hooks", "producer-lib", "consumer-lib");
  private static final Pattern CLASS_NAME = Pattern.compile("`([A-Z][a-z]+[A-Za-z]*)[`.]");
  private static final Pattern LOG_LINES =
      Pattern.compile("<!-- log -->\\n```text\\n(.*?)```", Pattern.DOTALL);

  @ParameterizedTest
  @MethodSource("all")
  void linksLeadToFilesAndHeadings(Path page) {
    List<String> broken = new ArrayList<>();
    LINK.matcher(Documents.read(page))
        .results()
        .map(each -> each.group(1))
        .filter(link -> !link.contains(":"))
        .filter(link -> !leadsSomewhere(page, link))
        .forEach(broken::add);
    assertThat(broken).as("links in %s without a target", page).isEmpty();
  }

  private static boolean leadsSomewhere(Path page, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
    if (!Files.exists(target)) {
      return false;
    }
    return parts.length == 1 || anchors(target).contains(parts[1]);
  }

  private static Set<String> anchors(Path page) {
    Set<String> anchors = new HashSet<>();
    boolean code = false;
    for (String line : Documents.read(page).lines().toList()) {
      code ^= line.startsWith("```");
      if (!code && line.startsWith("#")) {
        anchors.add(anchor(line.replaceFirst("#+ ", "")));
      }
    }
    return anchors;
  }

  /** Returns the anchor that GitHub gives a heading. */
  private static String anchor(String heading) {
    return heading
        .replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}_\\- ]", "")
        .replace(' ', '-');
  }

  /** Tables may be wider if a link forces it. */
  @ParameterizedTest
  @MethodSource("all")
  void linesAreAtMost120Wide(Path page) {
    assertThat(
            Documents.read(page)
                .lines()
                .filter(line -> line.length() > WIDTH && !isWideTable(page, line))
                .toList())
        .as("wide lines of %s", page)
        .isEmpty();
  }

  private static boolean isWideTable(Path page, String line) {
    return line.contains("](")
        || (line.startsWith("|") && WIDE_TABLES.contains(page.getFileName().toString()));
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void decisionRecordBeginsWithItsStatus(Path record) {
    assertThat(Documents.read(record).lines().findFirst()).get().asString().matches(STATUS);
  }

  /**
   * Operators search logs for the quoted lines. {@code {}} is a placeholder, as in the code; the
   * words between placeholders must be in one string of the code.
   */
  @Test
  void quotedLogLinesAreInTheCode() {
    String code = mainCode();
    List<String> quoted =
        Documents.pages().stream()
            .flatMap(page -> LOG_LINES.matcher(Documents.read(page)).results())
            .map((MatchResult each) -> each.group(1))
            .flatMap(String::lines)
            .flatMap(line -> Stream.of(line.split("\\{}")))
            .map(String::strip)
            .filter(words -> words.matches(".*\\w.*"))
            .toList();
    assertThat(quoted)
        .isNotEmpty()
        .allSatisfy(words -> assertThat(code.contains(words)).as(words).isTrue());
  }

  /** Renaming a class must not leave its old name in the description of the architecture. */
  @Test
  void classesOfTheArchitectureExist() throws IOException {
    String page = Documents.read(Documents.ROOT.resolve("docs/architecture.md"));
    Set<String> existing = new HashSet<>();
    for (String module : LIBRARIES) {
      try (Stream<Path> files = Files.walk(sources(module))) {
        files.forEach(each -> existing.add(each.getFileName().toString()));
      }
    }
    assertThat(CLASS_NAME.matcher(page).results().map(each -> each.group(1)).distinct().toList())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(existing).contains(name + ".java"));
  }

  private static Path sources(String module) {
    return Documents.ROOT.resolve(module).resolve("src/main/java");
  }

  /** Returns the Java code of the libraries, with strings that are split into lines joined. */
  private static String mainCode() {
    StringBuilder code = new StringBuilder();
    for (String module : LIBRARIES) {
      try (Stream<Path> files = Files.walk(sources(module))) {
        files
            .filter(each -> each.toString().endsWith(".java"))
            .forEach(each -> code.append(Documents.read(each)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return code.toString().replaceAll("\"\\s*\\+\\s*\"", "");
  }

  static List<Path> all() {
    return Documents.all();
  }

  static List<Path> decisions() {
    return Documents.all().stream()
        .filter(each -> each.getFileName().toString().matches("[0-9]{4}-.*"))
        .toList();
  }
}
