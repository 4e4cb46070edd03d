package org.openedx.eventbus.it.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Log statements of the libraries, in their source code. */
class LogTextTest {
  private static final Path ROOT = Path.of("..").normalize();
  private static final List<String> LIBRARIES =
      List.of("core", "hooks", "producer-lib", "consumer-lib");

  private static final Pattern STATEMENT =
      Pattern.compile("LOG\\s*\\.(?:info|warn|error)\\(.*?\\);", Pattern.DOTALL);
  private static final Pattern RAW_TEXT =
      Pattern.compile("\\.getMessage\\(\\)|\\b(?:e|failure|error|cause)\\.toString\\(\\)");

  /** Texts of brokers, registries and handlers can contain line ends and control characters. */
  @Test
  void textsOfExceptionsAreEscaped() {
    List<String> statements = LIBRARIES.stream().flatMap(LogTextTest::statements).toList();
    assertThat(statements).hasSizeGreaterThan(50);
    assertThat(statements)
        .as("SafeText.message(e) and SafeText.describe(e) escape the text of an exception")
        .filteredOn(each -> RAW_TEXT.matcher(each).find())
        .isEmpty();
  }

  private static Stream<String> statements(String module) {
    try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
      return files.filter(each -> each.toString().endsWith(".java")).toList().stream()
          .flatMap(LogTextTest::statements);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> statements(Path file) {
    try {
      return STATEMENT
          .matcher(Files.readString(file))
          .results()
          .map((MatchResult each) -> file.getFileName() + ": " + each.group());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
