package org.openedx.eventbus.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The table of {@code docs/consumer-guarantees.md}: what operators, brokers and records can do, and
 * the test of each row. A test is named {@code Class#method}.
 */
class ContractTableTest {
  private static final String HEADER = "| what happens | outcome | test |";
  private static final int MIN_ROWS = 40;
  private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");

  /** A row's reference to a test. */
  private record NamedTest(String row, String className, String method) {
    @Override
    public String toString() {
      return className + "#" + method + " of row: " + row;
    }
  }

  @Test
  void everyRowNamesATest() {
    assertThat(rows()).hasSizeGreaterThanOrEqualTo(MIN_ROWS);
    assertThat(rows()).allSatisfy(row -> assertThat(TEST.matcher(row).find()).as(row).isTrue());
  }

  @Test
  void everyNamedTestExists() {
    List<Path> sources = files("src/test/java", ".java");
    assertThat(namedTests())
        .allSatisfy(
            test ->
                assertThat(
                        sources.stream()
                            .filter(each -> isNamed(each, test.className() + ".java"))
                            .anyMatch(
                                each ->
                                    Documents.read(each).contains("void " + test.method() + "(")))
                    .as(test.toString())
                    .isTrue());
  }

  /** Runs after all other tests of the build, and reads their reports. */
  @Tag("report")
  @Test
  void everyNamedTestRan() {
    List<Path> reports = files("target/surefire-reports", ".xml");
    assertThat(namedTests())
        .allSatisfy(
            test -> {
              Optional<Path> report =
                  reports.stream()
                      .filter(each -> each.toString().endsWith("." + test.className() + ".xml"))
                      .findFirst();
              assertThat(report).as("report of " + test).isPresent();
              String text = Documents.read(report.get());
              Pattern ran =
                  Pattern.compile(
                      "<testcase name=\"" + test.method() + "\\b[^>]*(/>|>(?!\\s*<skipped))");
              assertThat(ran.matcher(text).find()).as(test.toString()).isTrue();
            });
  }

  private static List<String> rows() {
    String page = Documents.read(Documents.ROOT.resolve("docs/consumer-guarantees.md"));
    return page.lines()
        .dropWhile(line -> !line.equals(HEADER))
        .skip(2) // header and rule
        .takeWhile(line -> line.startsWith("|") || line.startsWith("#") || line.isBlank())
        .filter(line -> line.startsWith("| ") && !line.equals(HEADER))
        .toList();
  }

  private static List<NamedTest> namedTests() {
    return rows().stream()
        .flatMap(
            row ->
                TEST.matcher(row)
                    .results()
                    .map(found -> new NamedTest(row, found.group(1), found.group(2))))
        .toList();
  }

  private static boolean isNamed(Path file, String name) {
    return file.getFileName().toString().equals(name);
  }

  /** Returns the files of all modules below a directory of the module. */
  private static List<Path> files(String directory, String suffix) {
    try (Stream<Path> modules = Files.list(Documents.ROOT)) {
      return modules
          .map(module -> module.resolve(directory))
          .filter(Files::isDirectory)
          .flatMap(ContractTableTest::walk)
          .filter(each -> each.toString().endsWith(suffix))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> walk(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
