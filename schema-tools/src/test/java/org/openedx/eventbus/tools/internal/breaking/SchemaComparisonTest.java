package org.openedx.eventbus.tools.internal.breaking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.contract.ContractTexts;
import org.openedx.eventbus.tools.finding.Category;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;
import org.openedx.eventbus.tools.internal.compat.Direction;

class SchemaComparisonTest {
  @TempDir Path directory;

  private SchemaComparison.Result compare(String older, String newer) throws IOException {
    Path olderFile = Files.writeString(directory.resolve("old.avsc"), older);
    Path newerFile = Files.writeString(directory.resolve("new.avsc"), newer);
    return SchemaComparison.files(olderFile, newerFile, Compatibility.FULL);
  }

  @Test
  void bareSchemasHaveVerdictForEachDirection() throws IOException {
    SchemaComparison.Result result = compare("\"int\"", "\"long\"");

    assertThat(result.comparison().orElseThrow().compatible(Direction.BACKWARD)).isTrue();
    assertThat(result.comparison().orElseThrow().compatible(Direction.FORWARD)).isFalse();
    assertThat(result.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo(Rule.FIELD_SAME_TYPE);
              assertThat(finding.eventType()).isEmpty();
              assertThat(finding.message())
                  .startsWith("the schema changed from int to long: readers still on ");
            });
  }

  @Test
  void invalidDefaultIsReportedOnlyInNewSchema() throws IOException {
    String wrong =
        "{\"type\":\"record\",\"name\":\"R\",\"fields\":["
            + "{\"name\":\"a\",\"type\":\"int\",\"default\":\"x\"}]}";
    String right = wrong.replace("\"x\"", "1");

    assertThat(compare(right, wrong).findings())
        .extracting(Finding::rule)
        .contains(Rule.AVRO_DEFAULT_INVALID);
    assertThat(compare(wrong, right).findings())
        .extracting(Finding::rule)
        .containsExactly(Rule.FIELD_SAME_DEFAULT);
  }

  @Test
  void invalidSchemaIsReportedInItsFile() throws IOException {
    assertThat(compare("{\"type\":", "\"int\"").findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo(Rule.AVRO_SYNTAX);
              assertThat(finding.location().file()).endsWith("old.avsc");
            });
    assertThat(compare("\"int\"", "\"itn\"").findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.location().file()).endsWith("new.avsc"));
    assertThat(compare("\"itn\"", "\"int\"").findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.rule()).isEqualTo(Rule.AVRO_INVALID));
  }

  @Test
  void documentationChangeHasOnlyMetadataNote() throws IOException {
    assertThat(compare("{\"type\":\"int\"}", "{\"type\":\"int\",\"unit\":\"s\"}").findings())
        .extracting(Finding::rule)
        .containsExactly(Rule.EVENT_METADATA_ONLY);
  }

  private static final String ID = "{\"name\": \"id\", \"type\": \"long\"}";
  private static final String DATA =
      "{\"name\": \"cart\", \"type\": {\"type\": \"record\", \"name\": \"CartData\", \"fields\": ["
          + ID
          + "]}}";
  private static final String MORE_DATA = DATA.replace(ID, ID + ", " + ID.replace("id", "sum"));
  private static final String FILLED = "com.acme.shop.cart.filled.v1";

  @Test
  void decisionRecordsApplyToContractsOfOneEventType() throws IOException {
    String older = ContractTexts.of(FILLED, 0, DATA);
    String newer = ContractTexts.of(FILLED, 0, MORE_DATA);

    assertThat(findings(older, newer, Compatibility.FORWARD))
        .extracting(Finding::rule)
        .containsExactlyInAnyOrder(
            Rule.FIELD_NO_NESTED_EVOLUTION, Rule.EVENT_MINOR_VERSION_RAISED, Rule.EVENT_CHANGE);
    assertThat(findings(older, newer, Compatibility.NONE)).isEmpty();
  }

  @Test
  void decisionRecordsDoNotApplyToOtherEventTypesOrBareSchemas() throws IOException {
    String older = ContractTexts.of(FILLED, 0, DATA);
    String bare = "{\"type\": \"record\", \"name\": \"A\", \"fields\": [%s]}";

    assertThat(findings(older, ContractTexts.of(FILLED + "1", 0, MORE_DATA), Compatibility.FORWARD))
        .noneMatch(each -> each.rule().category() == Category.POLICY);
    assertThat(findings(bare.formatted(DATA), bare.formatted(MORE_DATA), Compatibility.FORWARD))
        .isEmpty();
  }

  @Test
  void invalidContractIsReported() throws IOException {
    String older = ContractTexts.of(FILLED, 0, DATA);
    String newer = ContractTexts.of(FILLED, 1, DATA).replace("\"constant\"", "\"konstant\"");

    assertThat(findings(older, newer, Compatibility.FORWARD))
        .extracting(Finding::severity)
        .contains(Severity.ERROR);
  }

  private List<Finding> findings(String older, String newer, Compatibility level)
      throws IOException {
    Path olderFile = Files.writeString(directory.resolve("old.avsc"), older);
    Path newerFile = Files.writeString(directory.resolve("new.avsc"), newer);
    return SchemaComparison.files(olderFile, newerFile, level).findings();
  }
}
