package org.openedx.eventbus.tools.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleTextsTest {
  private static final Path FILE =
      Path.of("src/main/resources/org/openedx/eventbus/tools/finding/rules.properties");

  @Test
  void eachRuleHasItsTextsInOrder() throws Exception {
    List<String> keys =
        Files.readAllLines(FILE).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> line.substring(0, line.indexOf('=')))
            .toList();

    assertThat(keys)
        .containsExactlyElementsOf(
            Arrays.stream(Rule.values())
                .flatMap(rule -> Stream.of(rule + ".summary", rule + ".remedy"))
                .toList());
  }

  @Test
  void textsAreWholeSentences() {
    assertThat(Rule.values())
        .allSatisfy(
            rule ->
                assertThat(List.of(rule.summary(), rule.remedy()))
                    .allMatch(text -> text.matches("\\S.*[.]")));
  }
}
