package org.openedx.eventbus.tools.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.finding.Category;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;

class RuleSetTest {
  private static RuleSet rules(String json) {
    return RuleSet.parse("schema-rules.json", json.replace('\'', '"'));
  }

  private static List<String> problems(String json) {
    return catchThrowableOfType(InvalidContractsException.class, () -> rules(json))
        .problems()
        .stream()
        .peek(each -> assertThat(each.rule()).isEqualTo(Rule.RULES_FILE_INVALID))
        .map(Object::toString)
        .toList();
  }

  @Test
  void emptyFileUsesEveryRule() {
    for (RuleSet each : List.of(rules("{}"), RuleSet.standard())) {
      assertThat(Rule.values()).allMatch(each::uses);
      assertThat(each.exceptions()).isEmpty();
      assertThat(each.level("com.acme.shop.cart.filled.v1"))
          .isEqualTo(Compatibility.FORWARD_TRANSITIVE);
      assertThat(each.severity(Rule.FIELD_DOC)).isEqualTo(Severity.ERROR);
    }
  }

  @Test
  void useAndExceptTakeCategoriesAndIds() {
    RuleSet rules = rules("{'use': ['DOCS', 'FIELD_SNAKE_CASE'], 'except': ['EVENT_SINCE']}");

    assertThat(Rule.values())
        .filteredOn(rules::uses)
        .filteredOn(each -> each.category() != Category.RULES)
        .containsExactly(
            Rule.FIELD_SNAKE_CASE,
            Rule.EVENT_DOC,
            Rule.EVENT_OWNER,
            Rule.FIELD_DOC,
            Rule.TYPE_DOC,
            Rule.DOC_IN_ABOUT);
  }

  @Test
  void exceptTakesACategory() {
    RuleSet rules = rules("{'except': ['NAMING']}");

    assertThat(rules.uses(Rule.EVENT_TYPE_FORMAT)).isFalse();
    assertThat(rules.uses(Rule.FIELD_DOC)).isTrue();
  }

  @Test
  void rulesAboutTheFileCannotBeSwitchedOff() {
    assertThat(rules("{'use': ['DOCS']}").uses(Rule.RULES_EXCEPTION_EXPIRED)).isTrue();
    assertThat(problems("{'except': ['RULES']}").get(0)).contains("'RULES' is always on");
    assertThat(problems("{'except': ['RULES_EXCEPTION_UNUSED']}").get(0)).contains("is always on");
    assertThat(problems("{'use': ['ALL'], 'except': ['ALL']}"))
        .asString()
        .contains("all rules are switched off");
    assertThat(problems("{'use': []}").get(0)).contains("all rules are switched off");
  }

  @Test
  void severityOfARuleOverridesTheOneOfItsCategory() {
    RuleSet rules = rules("{'severity': {'FIELD_DOC': 'error', 'DOCS': 'Note', 'ALL': 'warning'}}");

    assertThat(rules.severity(Rule.FIELD_DOC)).isEqualTo(Severity.ERROR);
    assertThat(rules.severity(Rule.EVENT_TYPE_FORMAT)).isEqualTo(Severity.WARNING);
  }

  @Test
  void levelOfAnEventTypeOverridesTheGeneralOne() {
    RuleSet rules = rules("{'level': 'FULL', 'levels': {'a.b.c.d.v1': 'backward_transitive'}}");

    assertThat(rules.level("a.b.c.d.v1")).isEqualTo(Compatibility.BACKWARD_TRANSITIVE);
    assertThat(rules.level("other")).isEqualTo(Compatibility.FULL);
    assertThat(rules.withLevel(Compatibility.NONE).level("a.b.c.d.v1"))
        .isEqualTo(Compatibility.NONE);
    assertThat(rules.levelLocations().get("a.b.c.d.v1").column()).isGreaterThan(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]|:1:1: a rules file must be a JSON object",
        "{|:1:|invalid JSON",
        "{'used': []}|:1:10: unknown setting 'used'; did you mean use?",
        "{'use': [], 'use': ['DOCS']}|'use' occurs twice",
        "{'use': 'DOCS'}|:1:9: \"use\" must be a list",
        "{'use': null}|\"use\" must be a list",
        "{'except': {}}|\"except\" must be a list",
        "{'use': ['FIELD_DOCS']}|:1:10: unknown rule or category 'FIELD_DOCS'; did you mean"
            + " FIELD_DOC?",
        "{'use': ['DOC']}|did you mean DOCS?",
        "{'use': ['zzzzzzzzzzzzzzz']}|; docs/rules/README.md lists all of them",
        "{'use': [3]}|must list ids of rules or categories, not 3",
        "{'severity': []}|\"severity\" must be a JSON object",
        "{'severity': {'FIELD_DOC': 'fatal'}}|'fatal' is not one of ERROR, WARNING, NOTE",
        "{'severity': {'FIELD_DOC': 1}}|1 is not one of ERROR",
        "{'severity': {'FIELD_DOK': 'note'}}|did you mean FIELD_DOC?",
        "{'severity': {'RULES': 'note'}}|'RULES' is always on",
        "{'level': 'UPWARD'}|'UPWARD' is not one of NONE, BACKWARD",
        "{'level': null}|null is not one of NONE",
        "{'levels': []}|\"levels\" must be a JSON object",
        "{'levels': {'a.b': 'sideways'}}|:1:20: 'sideways' is not one of",
        "{'exceptions': {}}|\"exceptions\" must be a list",
        "{'exceptions': ['FIELD_DOC']}|an exception must be a JSON object",
      })
  void problemsAreReportedWithTheirLocation(String json, String expected) {
    assertThat(problems(json)).asString().contains("schema-rules.json:").contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'rule': 'FIELD_DOC'|'rule': 'FIELD_DOK'|unknown rule 'FIELD_DOK'; did you mean"
            + " FIELD_DOC?",
        "'rule': 'FIELD_DOC'|'rule': 'DOCS'|unknown rule 'DOCS'",
        "'rule': 'FIELD_DOC',||needs a \"rule\"",
        "'rule': 'FIELD_DOC'|'rule': 'RULES_EXCEPTION_UNUSED'|exceptions from RULES",
        "['a.b']|[]|needs \"eventTypes\"",
        "['a.b']|'a.b'|needs \"eventTypes\"",
        "['a.b']|['a.b', 'a.b']|'a.b' is listed twice",
        "['a.b']|[7]|must list names of event types, not 7",
        "'reason': 'old'|'reason': ' '|\"reason\" must be a non-empty string",
        "'reason': 'old'|'reason': 5|\"reason\" must be a non-empty string",
        ", 'reason': 'old'||needs a \"reason\"",
        "2027-01-31|2027-02-31|needs \"expires\"",
        ", 'expires': '2027-01-31'||needs \"expires\"",
        "'reason'|'field': 4, 'reason'|\"field\" must be a non-empty string",
        "'reason'|'against': '', 'reason'|\"against\" must be a non-empty string",
        "'reason'|'resaon': 'old', 'reason'|unknown setting 'resaon'; did you mean reason?",
      })
  void incompleteExceptionIsReported(String part, String replacement, String expected) {
    String exception =
        "{'rule': 'FIELD_DOC', 'eventTypes': ['a.b'], 'reason': 'old', 'expires': '2027-01-31'}";
    String wrong = exception.replace(part, replacement == null ? "" : replacement);

    assertThat(rules("{'exceptions': [" + exception + "]}").exceptions()).hasSize(1);
    assertThat(wrong).isNotEqualTo(exception);
    assertThat(problems("{'exceptions': [" + wrong + "]}"))
        .singleElement()
        .asString()
        .contains(expected);
  }

  @Test
  void allProblemsAreReportedAtOnce() {
    assertThat(problems("{'use': ['A'], 'level': 1, 'exceptions': [{}], 'x': 0}")).hasSize(7);
  }

  @Test
  void moduleWithoutAFileHasTheStandardRules(@TempDir Path module) throws Exception {
    assertThat(RuleSet.ofModule(module).uses(Rule.FIELD_DOC)).isTrue();

    Files.writeString(module.resolve("schema-rules.json"), "{\"except\": [\"FIELD_DOC\"]}");
    assertThat(RuleSet.ofModule(module).uses(Rule.FIELD_DOC)).isFalse();
  }

  @Test
  void missingFileIsAnError(@TempDir Path module) {
    assertThatThrownBy(() -> RuleSet.read(module.resolve("other.json")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("other.json");
  }

  @Test
  void fileThatIsNotUtf8IsInvalid(@TempDir Path module) throws Exception {
    Path file = Files.write(module.resolve("schema-rules.json"), new byte[] {(byte) 0xC3, 0x28});

    assertThatThrownBy(() -> RuleSet.read(file))
        .isInstanceOf(InvalidContractsException.class)
        .hasMessageContaining("UTF-8");
  }
}
