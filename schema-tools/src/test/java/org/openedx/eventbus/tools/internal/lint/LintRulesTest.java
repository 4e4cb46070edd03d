package org.openedx.eventbus.tools.internal.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openedx.eventbus.tools.finding.Check;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;

/**
 * Each lint rule has one finding in its bad example, at the right location, and none in the good.
 */
class LintRulesTest {
  @TempDir Path scratch;

  static Stream<Rule> rules() {
    return Arrays.stream(Rule.values()).filter(rule -> rule.check() == Check.LINT);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void badExampleHasOneFinding(Rule rule) throws IOException {
    String expected = Files.readString(RuleExamples.bad(rule).resolve("expected.txt")).strip();

    assertThat(RuleExamples.findings(RuleExamples.bad(rule), scratch))
        .singleElement()
        .satisfies(finding -> assertThat(finding.rule()).isEqualTo(rule))
        .satisfies(finding -> assertThat(finding.location()).hasToString(expected))
        .satisfies(LintRulesTest::messagesAreWellFormed);
  }

  private static void messagesAreWellFormed(Finding finding) {
    assertThat(finding.message()).isNotBlank().doesNotEndWith(".");
    assertThat(finding.fix()).endsWith(".");
    assertThat(finding.message() + finding.fix()).doesNotContain("null,").doesNotContain("MISSING");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void goodExampleHasNoFinding(Rule rule) {
    assertThat(RuleExamples.findings(RuleExamples.good(rule), scratch)).isEmpty();
  }
}
