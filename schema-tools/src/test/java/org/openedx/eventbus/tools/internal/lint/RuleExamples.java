package org.openedx.eventbus.tools.internal.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.SourceLocation;
import org.openedx.eventbus.tools.internal.lint.Linter.LintTarget;
import org.openedx.eventbus.tools.rules.RuleSet;

/**
 * Examples of rules in {@code src/test/resources/rules}. Each rule has the directories {@code bad}
 * and {@code good}, with {@code contracts} and, if needed, {@code released}. A {@code padding.txt}
 * names a file and the number of bytes to which blanks extend it.
 */
final class RuleExamples {
  static final Path ROOT = Path.of("src/test/resources/rules");
  static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private RuleExamples() {}

  static Path bad(Rule rule) {
    return ROOT.resolve(rule.name()).resolve("bad");
  }

  static Path good(Rule rule) {
    return ROOT.resolve(rule.name()).resolve("good");
  }

  /** Returns the lint findings of an example, with file names relative to the example. */
  static List<Finding> findings(Path example, Path scratch) {
    Path directory =
        Files.exists(example.resolve("padding.txt")) ? padded(example, scratch) : example;
    LintTarget target =
        new LintTarget(directory.resolve("contracts"), directory.resolve("released"));
    return new Linter(RuleSet.standard(), TODAY)
        .lint(List.of(target)).stream().map(each -> inside(directory, each)).toList();
  }

  private static Finding inside(Path directory, Finding finding) {
    SourceLocation location = finding.location();
    String file = directory.relativize(Path.of(location.file())).toString().replace('\\', '/');
    return Finding.of(
        finding.rule(),
        finding.eventType(),
        new SourceLocation(file, location.line(), location.column(), location.pointer()),
        finding.message(),
        finding.fix());
  }

  private static Path padded(Path example, Path scratch) {
    try (Stream<Path> tree = Files.walk(example)) {
      for (Path from : tree.filter(Files::isRegularFile).toList()) {
        Path to = scratch.resolve(example.relativize(from).toString());
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
      }
      String[] padding = Files.readString(example.resolve("padding.txt")).strip().split(" ");
      Path file = scratch.resolve(padding[0]);
      int missing = Integer.parseInt(padding[1]) - (int) Files.size(file);
      Files.writeString(file, " ".repeat(missing), StandardOpenOption.APPEND);
      return scratch;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
