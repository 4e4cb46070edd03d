package org.openedx.eventbus.tools.internal.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.tools.internal.lint.LintTexts.CART;
import static org.openedx.eventbus.tools.internal.lint.LintTexts.contract;
import static org.openedx.eventbus.tools.internal.lint.LintTexts.field;
import static org.openedx.eventbus.tools.internal.lint.LintTexts.writeTo;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.contract.ReleasedChecksums;

/** Lint findings of released versions. */
class ReleasedTest {
  private static final String NOTE = field("note", "['null', 'string'], 'default': null");

  @TempDir Path module;
  private LintTexts texts = new LintTexts(Path.of(""));

  @BeforeEach
  void useTheModule() {
    texts = new LintTexts(module);
  }

  private static String minor(int version, String text) {
    return text.replace("\"minorVersion\": 0", "\"minorVersion\": " + version);
  }

  private void release(int version, String text) {
    String key = ReleasedChecksums.key(CART, version);
    String content = minor(version, text);
    writeTo(texts.released().resolve(key), content);
    ReleasedChecksums.read(texts.released())
        .with(key, content.getBytes(StandardCharsets.UTF_8))
        .write();
  }

  @ParameterizedTest
  @CsvSource({
    "same, 10, ''", // unchanged since its release
    "same, 11, ''", // raised in advance
    "same, 12, 11 is missing",
    "same, 9, 10 was released already",
    "changed, 10, not the one released as minor version 10",
    "changed, 11, ''",
    "changed, 12, 11 is missing",
  })
  void changedSchemaRequiresTheNextMinorVersion(String schema, int version, String expected) {
    release(9, contract(CART));
    release(10, contract(CART)); // sorts before 9 as a text
    texts.write(
        CART, minor(version, schema.equals("same") ? contract(CART) : contract(CART, NOTE)));

    if (expected.isEmpty()) {
      assertThat(texts.lint()).isEmpty();
    } else {
      assertThat(texts.lint())
          .singleElement()
          .satisfies(each -> assertThat(each.rule()).isEqualTo(Rule.EVENT_VERSION_BUMP_REQUIRED))
          .satisfies(each -> assertThat(each.fix()).contains("to 11"));
    }
  }

  @Test
  void changesOutsideTheWireSchemaNeedNoMinorVersion() {
    release(0, contract(CART));
    texts.write(CART, contract(CART).replace("A thing.", "Some thing."));

    assertThat(texts.lint()).isEmpty();
  }

  @Test
  void fieldMissingInAReleaseRequiresAbsent() {
    release(0, contract(CART));
    release(1, contract(CART, field("size", "'int', 'absent': 0")));
    texts.write(CART, minor(1, contract(CART, field("size", "'int'"))));

    assertThat(texts.lint())
        .singleElement()
        .satisfies(each -> assertThat(each.rule()).isEqualTo(Rule.FIELD_ADDED_HAS_ABSENT))
        .satisfies(each -> assertThat(each.message()).contains("\"thing.size\"", "version 0"));
  }

  @Test
  void newRecordRequiresNoAbsent() {
    release(0, contract(CART));
    String box =
        field(
            "box",
            "{'type': 'record', 'name': 'Box', 'about': 'A box.', 'fields': [%s]}, 'absent': {'size': 0}"
                .formatted(field("size", "'int'")));
    texts.write(CART, minor(1, contract(CART, box)));

    assertThat(texts.lint()).isEmpty();
  }

  @Test
  void renamedFieldRequiresNoAbsent() {
    release(0, contract(CART, field("size", "'int'")));
    texts.write(CART, minor(1, contract(CART, field("extent", "'int', 'aliases': ['size']"))));

    assertThat(texts.lint()).isEmpty();
  }

  @Test
  void absentBesideADefaultIsUseless() {
    release(0, contract(CART));
    String note = field("note", "['null', 'string'], 'default': null, 'absent': null");
    texts.write(CART, minor(1, contract(CART, note)));

    assertThat(texts.lint()).extracting(Finding::rule).containsExactly(Rule.FIELD_ABSENT_USELESS);
  }

  @Test
  void missingReleasedFileIsReported() throws Exception {
    release(0, contract(CART));
    texts.write(CART, contract(CART));
    Files.delete(texts.released().resolve(CART).resolve("0.avsc"));

    assertThat(texts.lint())
        .singleElement()
        .satisfies(each -> assertThat(each.location().toString()).endsWith("SHA256SUMS:1:1"))
        .satisfies(each -> assertThat(each.eventType()).isEqualTo(CART));
  }

  @Test
  void unlistedFilesAreReported() {
    texts.write(CART, contract(CART));
    writeTo(texts.released().resolve(CART).resolve("0.avsc"), contract(CART));
    writeTo(texts.released().resolve("notes.avsc"), "{}");

    assertThat(texts.lint())
        .extracting(Finding::rule)
        .containsExactly(Rule.RELEASED_IMMUTABLE, Rule.RELEASED_IMMUTABLE);
  }

  @Test
  void fileOfAnotherVersionIsReported() {
    String other = "com.acme.shop.order.placed.v1";
    texts.write(CART, contract(CART));
    release(0, contract(other));
    release(1, contract(CART).replace("\"minorVersion\": 0", "\"minorVersion\": 5"));

    assertThat(texts.lint())
        .filteredOn(each -> each.rule() == Rule.RELEASED_IMMUTABLE)
        .extracting(Finding::message)
        .containsExactly(
            "the file of " + CART + " 0 contains " + other + " 0",
            "the file of " + CART + " 1 contains " + CART + " 5");
  }

  @Test
  void unreadableReleasesAreReported() {
    texts.write(CART, contract(CART));
    release(0, "{ oops");

    assertThat(texts.lint())
        .singleElement()
        .satisfies(each -> assertThat(each.rule()).isEqualTo(Rule.AVRO_SYNTAX))
        .satisfies(each -> assertThat(each.location().file()).endsWith("0.avsc"));
  }

  @Test
  void invalidListIsReported() {
    texts.write(CART, contract(CART));
    writeTo(texts.released().resolve("SHA256SUMS"), ">>>>>>> theirs\n");

    assertThat(texts.lint())
        .singleElement()
        .satisfies(
            each -> assertThat(each.message()).contains("not a line in the format of sha256sum"));
  }

  @Test
  void deprecatedReleaseCountsAsPredecessor() {
    String second = CART.replace("v1", "v2");
    texts.write(second, contract(second).replace("CART_FILLED", "CART_FILLED_V2"));
    release(0, contract(CART));
    assertThat(texts.lint()).extracting(Finding::rule).containsExactly(Rule.EVENT_MAJOR_SEQUENCE);

    String deprecated =
        "\"deprecated\": {\"reason\": \"Old.\", \"successor\": \"" + second + "\"}, \"retention\"";
    release(1, contract(CART).replace("\"retention\"", deprecated));
    assertThat(texts.lint()).isEmpty();
  }
}
