package org.openedx.eventbus.tools.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openedx.eventbus.tools.rules.RuleSet;

/** The pages in {@code docs/rules} agree with the rules. */
class RulePagesTest {
  private static final Path REPOSITORY = Path.of("..");
  private static final Path INDEX = REPOSITORY.resolve("docs/rules/README.md");

  /** Returns the summary as Markdown, in which a bare {@code <subject>} would be a tag. */
  private static String escaped(Rule rule) {
    return rule.summary().replace("<", "\\<");
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void everyRuleHasAPage(Rule rule) throws IOException {
    List<String> lines = Files.readAllLines(REPOSITORY.resolve(rule.page()));

    assertThat(lines).startsWith("# " + rule.name(), "", escaped(rule), "");
    assertThat(lines.get(4))
        .startsWith(rule.category() + " · " + rule.severity().text() + " · found by");
    assertThat(lines)
        .filteredOn(line -> line.startsWith("## "))
        .containsExactly("## Why", "## Bad", "## Good", "## How to fix");
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("## ")) {
        assertThat(lines.get(i + 2)).isNotBlank();
      }
    }
  }

  @Test
  void everyPageBelongsToARule() throws IOException {
    try (Stream<Path> pages = Files.list(INDEX.getParent())) {
      assertThat(pages.map(each -> String.valueOf(each.getFileName())))
          .allSatisfy(
              page ->
                  assertThat(page)
                      .isIn(
                          Stream.concat(
                                  Stream.of("README.md"),
                                  Arrays.stream(Rule.values()).map(rule -> rule.name() + ".md"))
                              .toList()));
    }
  }

  @Test
  void indexListsEveryRule() throws IOException {
    List<String> rows = new ArrayList<>();
    for (Rule rule : Rule.values()) {
      rows.add(
          "| [%s](%s.md) | %s | %s | %s |"
              .formatted(rule, rule, rule.category(), rule.severity().text(), escaped(rule)));
    }

    assertThat(Files.readAllLines(INDEX))
        .filteredOn(line -> line.startsWith("| ["))
        .containsExactlyElementsOf(rows);
  }

  @Test
  void exampleOfARulesFileIsValid() throws IOException {
    String index = Files.readString(INDEX);
    int start = index.indexOf("```json") + "```json".length();

    RuleSet rules = RuleSet.parse("README.md", index.substring(start, index.indexOf("```", start)));

    assertThat(rules.exceptions()).hasSize(2);
    assertThat(rules.uses(Rule.EVENT_SINCE)).isFalse();
  }
}
