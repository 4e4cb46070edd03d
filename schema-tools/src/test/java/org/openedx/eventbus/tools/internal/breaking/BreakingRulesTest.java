package org.openedx.eventbus.tools.internal.breaking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.contract.ContractDirectory;
import org.openedx.eventbus.tools.finding.Baseline;
import org.openedx.eventbus.tools.finding.Check;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;
import org.openedx.eventbus.tools.finding.SourceLocation;
import org.openedx.eventbus.tools.history.HistorySpec;
import org.openedx.eventbus.tools.internal.history.HistorySources;
import org.openedx.eventbus.tools.rules.RuleSet;

/**
 * Each breaking rule has one finding in its bad example, located in both versions, and no other
 * rule of its category has one. Its good example has only notes. The examples are in {@code
 * src/test/resources/rules}: {@code contracts}, {@code released} and, if the level is not
 * FORWARD_TRANSITIVE, {@code level.txt}.
 */
class BreakingRulesTest {
  private static final Path EXAMPLES = Path.of("src/test/resources/rules");

  /** Notes that every change has. */
  private static final List<Rule> NOTES = List.of(Rule.EVENT_CHANGE, Rule.EVENT_METADATA_ONLY);

  static Stream<Rule> rules() {
    return Arrays.stream(Rule.values())
        .filter(rule -> rule.check() == Check.BREAKING)
        // Has no example: tests with random pairs find no incompatibility without another rule.
        .filter(rule -> rule != Rule.AVRO_INCOMPATIBLE);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void badExampleHasOneFinding(Rule rule) throws IOException {
    Path example = EXAMPLES.resolve(rule.name()).resolve("bad");
    List<String> expected = Files.readAllLines(example.resolve("expected.txt"));

    assertThat(findings(example, rule))
        .filteredOn(each -> each.rule().category() == rule.category())
        .filteredOn(each -> each.rule() == rule || !NOTES.contains(each.rule()))
        .singleElement()
        .satisfies(each -> assertThat(each.rule()).isEqualTo(rule))
        .satisfies(each -> assertThat(inside(example, each.location())).isEqualTo(expected.get(0)))
        .satisfies(
            each ->
                assertThat(each.baseline().map(Baseline::location).map(it -> inside(example, it)))
                    .contains(expected.get(1)));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void goodExampleHasOnlyNotes(Rule rule) {
    assertThat(findings(EXAMPLES.resolve(rule.name()).resolve("good"), rule))
        .noneMatch(each -> each.rule() == rule)
        .allMatch(each -> each.severity() == Severity.NOTE);
  }

  private static List<Finding> findings(Path example, Rule rule) {
    Path released = example.resolve("released");
    HistorySources sources = new HistorySources(example, example, released, EventBusConfig::load);
    // The stricter of the two data class policies covers both, unless it is switched off.
    String rules =
        rule == Rule.FIELD_NESTED_OPTIONAL_ONLY
            ? "{\"except\": [\"FIELD_NO_NESTED_EVOLUTION\"]}"
            : "{}";
    RuleSet set = RuleSet.parse("schema-rules.json", rules);
    Path level = example.resolve("level.txt");
    return new BreakingCheck(Files.exists(level) ? set.withLevel(level(level)) : set, LocalDate.MIN)
        .check(
            ContractDirectory.read(example.resolve("contracts")),
            List.of(sources.open(HistorySpec.parse("released"))));
  }

  private static Compatibility level(Path file) {
    try {
      return Compatibility.valueOf(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String inside(Path example, SourceLocation location) {
    String prefix = example.toString().replace('\\', '/') + "/";
    return location.toString().replace('\\', '/').replace(prefix, "");
  }
}
