package org.openedx.eventbus.tools.internal.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.tools.internal.lint.LintTexts.CART;
import static org.openedx.eventbus.tools.internal.lint.LintTexts.contract;
import static org.openedx.eventbus.tools.internal.lint.LintTexts.field;
import static org.openedx.eventbus.tools.internal.lint.LintTexts.writeTo;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.lint.Linter.LintTarget;

class LinterTest {
  private static final String ORDER = "com.acme.shop.order.placed.v1";

  @TempDir Path module;
  private LintTexts texts = new LintTexts(Path.of(""));

  @BeforeEach
  void useTheModule() {
    texts = new LintTexts(module);
  }

  @Test
  void flawlessContractHasNoFindings() {
    texts.write(CART, contract(CART));

    assertThat(texts.lint()).isEmpty();
  }

  @Test
  void allMistakesAreFoundInOneRun() throws Exception {
    Path shop = texts.contracts().resolve("shop");
    writeTo(shop.resolve("a.avsc"), "{\"type\": \"record\",");
    writeTo(shop.resolve("b.avsc"), "[1, 2]");
    writeTo(shop.resolve("c.avsc"), "");
    Files.write(shop.resolve("d.avsc"), new byte[] {'{', (byte) 0xFF, '}'});
    texts.write(
        CART,
        contract(
            CART,
            field("note", "'strng'"),
            field("email", "'string'"),
            "{'name': 'x', 'type': 'int'}"));

    assertThat(texts.lint())
        .extracting(each -> each.location().file().replaceFirst(".*/", "") + " " + each.rule())
        .containsExactly(
            "a.avsc AVRO_SYNTAX",
            "b.avsc AVRO_INVALID",
            "c.avsc AVRO_SYNTAX",
            CART + ".avsc AVRO_UNDEFINED_TYPE",
            CART + ".avsc PII_UNMARKED",
            CART + ".avsc FIELD_DOC",
            "d.avsc AVRO_SYNTAX");
  }

  @Test
  void contractThatIsNoRecordIsChecked() {
    texts.write(
        CART,
        contract(CART).replaceFirst("\"record\"", "\"recrod\"").replaceFirst("\"since\".*", ""));

    assertThat(texts.lint())
        .extracting(Finding::rule)
        .contains(Rule.AVRO_INVALID, Rule.EVENT_SINCE);
  }

  @Test
  void unusualNamesOfFilesAndTypesAreChecked() {
    String odd = "com.acme.shop.cart+basket.filled.v1";
    writeTo(texts.contracts().resolve("dir with blanks/Warenkörbe+.avsc"), contract(odd));

    assertThat(texts.lint())
        .extracting(Finding::rule)
        .contains(Rule.EVENT_TYPE_FORMAT, Rule.EVENT_FILE_NAME, Rule.AVRO_STRICT_NAMES);
  }

  @Test
  void deepNestingIsChecked() {
    String deep = "{'type': 'array', 'items': ".repeat(300) + "'string'" + "}".repeat(300);
    String tooDeep = "[".repeat(100_000);
    texts.write(ORDER, contract(ORDER, field("list", tooDeep)));

    assertThat(texts.rulesOf(field("list", deep))).contains(Rule.AVRO_SYNTAX, Rule.EVENT_MAX_SIZE);
  }

  @Test
  void recursiveTypesAreChecked() {
    String tree =
        "{'type': 'record', 'name': 'Node', 'about': 'A node.', 'fields': ["
            + field("left", "['null', 'Node'], 'default': null")
            + ", "
            + field("right", "['null', 'Node'], 'default': null")
            + "]}";

    assertThat(texts.rulesOf(field("tree", tree)))
        .containsExactly(Rule.AVRO_RECURSIVE_TYPE, Rule.AVRO_RECURSIVE_TYPE);
  }

  @Test
  void missingDirectoryIsAnError() {
    assertThatThrownBy(texts::lint)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("src/main/contracts");
  }

  @Test
  void emptyDirectoryIsAnError() throws Exception {
    Files.createDirectories(texts.contracts());

    assertThatThrownBy(texts::lint)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("no contract (*.avsc)");
  }

  @Test
  void unreadableFileIsAnError() throws Exception {
    Path file = texts.write(CART, contract(CART));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));

    if (Files.isReadable(file)) { // the superuser can read every file
      assertThat(texts.lint()).isEmpty();
    } else {
      assertThatThrownBy(texts::lint)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining(CART);
    }
  }

  @Test
  void severalModulesAreCheckedTogether(@TempDir Path other) {
    texts.write(CART, contract(CART));
    new LintTexts(other).write(CART, contract(CART));

    assertThat(
            new Linter(org.openedx.eventbus.tools.rules.RuleSet.standard(), RuleExamples.TODAY)
                .lint(List.of(LintTarget.at(module), LintTarget.at(other))))
        .extracting(Finding::rule)
        .containsExactly(Rule.EVENT_TYPE_UNIQUE);
  }

  @Test
  void exceptionForAMissingEventTypeIsUnused() {
    texts.write(CART, contract(CART));
    String rules =
        "{'exceptions': [{'rule': 'FIELD_DOC', 'eventTypes': ['com.acme.shop.crat.filled.v1'],"
            + " 'reason': 'A slip of the pen.', 'expires': '2027-12-31'}]}";

    assertThat(texts.lint(rules))
        .extracting(Finding::rule)
        .containsExactly(Rule.RULES_EXCEPTION_UNUSED);
  }

  @Test
  void exceptionForAnUnreadableFileIsNotUnused() {
    texts.write(CART, "{");
    String rules =
        "{'exceptions': [{'rule': 'FIELD_DOC', 'eventTypes': ['%s'], 'reason': 'Old.', 'expires': '2027-12-31'}]}"
            .formatted(CART);

    assertThat(texts.lint(rules)).extracting(Finding::rule).containsExactly(Rule.AVRO_SYNTAX);
  }

  @Test
  void levelOfAMissingEventTypeIsReported() {
    texts.write(CART, contract(CART));

    assertThat(texts.lint("{'levels': {'%s': 'FULL'}}".formatted(CART))).isEmpty();
    assertThat(texts.lint("{'levels': {'com.acme.shop.crat.filled.v1': 'FULL'}}"))
        .extracting(Finding::rule)
        .containsExactly(Rule.RULES_FILE_INVALID);
  }

  @Test
  void exceptionForAFieldCoversProblemsOfAvro() {
    texts.write(CART, contract(CART, field("note", "'strng'")));
    String rules =
        "{'exceptions': [{'rule': 'AVRO_UNDEFINED_TYPE', 'field': 'thing.note', 'eventTypes':"
            + " ['%s'], 'reason': 'Old.', 'expires': '2027-12-31'}]}";

    assertThat(texts.lint(rules.formatted(CART))).isEmpty();
  }
}
