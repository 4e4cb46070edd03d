package org.openedx.eventbus.tools.internal.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.lint.Linter.LintTarget;
import org.openedx.eventbus.tools.rules.RuleSet;

/** Contracts of Open edX, some of which break Open edX's own decision records. */
class OpenEdxContractsTest {
  private static final Path SCHEMAS = Path.of("../schemas");

  private static List<Finding> lint(RuleSet rules) {
    return new Linter(rules, RuleExamples.TODAY).lint(List.of(LintTarget.at(SCHEMAS)));
  }

  @Test
  void openEdxContractsHaveNoFindingsBesidesTheirExceptions() {
    assertThat(lint(RuleSet.ofModule(SCHEMAS))).isEmpty();
  }

  @Test
  void openEdxContractsNeedFiveExceptionsForNames() {
    assertThat(lint(RuleSet.standard()))
        .extracting(Finding::rule)
        .filteredOn(rule -> rule == Rule.EVENT_TYPE_FORMAT || rule == Rule.EVENT_TYPE_PAST_TENSE)
        .containsOnly(Rule.EVENT_TYPE_FORMAT, Rule.EVENT_TYPE_PAST_TENSE)
        .hasSize(5);
  }
}
