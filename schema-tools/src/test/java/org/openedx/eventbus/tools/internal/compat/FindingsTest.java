package org.openedx.eventbus.tools.internal.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.ContractTexts;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.finding.Rule;

/** Messages and locations of findings. Each cause is reported once, under its own rule. */
class FindingsTest {
  private static final String EVENT = "com.acme.shop.cart.filled.v1";

  private static List<Finding> findings(String older, String newer) {
    return Versions.compare(older, newer).findings(EnumSet.allOf(Direction.class));
  }

  private static String record(String fields) {
    return "{\"type\":\"record\",\"name\":\"R\",\"namespace\":\"a.b\",\"fields\":[" + fields + "]}";
  }

  @Test
  void deletedFieldNamesAffectedConsumersAndFix() {
    String kept = "{\"name\":\"id\",\"type\":\"long\"}";
    String user =
        "{\"name\":\"user\",\"type\":{\"type\":\"record\",\"name\":\"User\",\"fields\":[%s]}}";
    Contract newer = Contract.parse("new.avsc", ContractTexts.of(EVENT, user.formatted(kept)));
    String removed = kept + ",\n{\"name\":\"name\",\"type\":\"string\"}";
    String text = ContractTexts.of(EVENT, user.formatted(removed));
    SchemaVersion older = SchemaVersion.of("released 2", JsonSource.parse("2.avsc", text));

    Finding finding =
        Comparison.of(older, SchemaVersion.of(newer))
            .findings(EnumSet.of(Direction.FORWARD))
            .get(0);

    assertThat(finding.rule()).isEqualTo(Rule.FIELD_NO_DELETE);
    assertThat(finding.eventType()).isEqualTo(EVENT);
    assertThat(finding.message())
        .isEqualTo(
            "the field \"user.name\" (string) was removed: consumers still on released 2"
                + " cannot read new events [FORWARD]");
    assertThat(finding.fix())
        .isEqualTo(
            "Restore the field, or publish com.acme.shop.cart.filled.v2 beside this event type.");
    assertThat(finding.location()).hasToString("new.avsc:7:23");
    assertThat(finding.baseline().orElseThrow().location()).hasToString("2.avsc:8:1");
  }

  @Test
  void causeInsideUnionBranchIsReportedInsteadOfUnion() {
    String nested =
        "{'name':'u','type':['null',{'type':'array','items':{'type':'record','name':'A','fields':"
            + "[{'name':'in','type':{'type':'record','name':'B','fields':[%s]}}]}}]}";
    String one = "{'name':'x','type':'int'}";
    String two = one + ",{'name':'y','type':'int'}";

    List<Finding> findings =
        findings(
            record(nested.formatted(one)).replace('\'', '"'),
            record(nested.formatted(two)).replace('\'', '"'));

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).rule()).isEqualTo(Rule.FIELD_NEW_HAS_DEFAULT);
    assertThat(findings.get(0).message()).contains("\"u.in.y\"").contains("[BACKWARD]");
    assertThat(findings.get(0).location().pointer())
        .isEqualTo("/fields/0/type/1/items/fields/0/type/fields/1");
  }

  @Test
  void changedSharedTypeIsReportedOnceAtItsDefinition() {
    String uses =
        "{'name':'a','type':{'type':'enum','name':'E','symbols':[%s]}},{'name':'b','type':'E'},"
            + "{'name':'c','type':{'type':'array','items':'E'}}";

    List<Finding> findings =
        findings(
            record(uses.formatted("'X','Y'")).replace('\'', '"'),
            record(uses.formatted("'X'")).replace('\'', '"'));

    assertThat(findings).extracting(Finding::rule).containsExactly(Rule.ENUM_SYMBOL_NO_DELETE);
    assertThat(findings.get(0).location().pointer()).isEqualTo("/fields/0/type/symbols");
    assertThat(findings.get(0).baseline().orElseThrow().location().pointer())
        .isEqualTo("/fields/0/type/symbols/1");
  }

  /** Fields are JSON with apostrophes instead of quotation marks. */
  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'name':'a','type':'int'}|{'name':'a','type':'string'}|FIELD_SAME_TYPE",
        "{'name':'a','type':'int'}|{'name':'a','type':['null','int']}|FIELD_SAME_TYPE",
        "{'name':'a','type':['null','int']}|{'name':'a','type':['null','string']}|FIELD_SAME_TYPE",
        "{'name':'a','type':{'type':'fixed','name':'F','size':1}}|{'name':'a','type':{'type':'fixed','name':'F','size':2}}|FIXED_SAME_SIZE",
        "{'name':'a','type':{'type':'fixed','name':'F','size':1}}|{'name':'a','type':{'type':'fixed','name':'G','size':1}}|TYPE_SAME_NAME",
        "{'name':'a','type':['null','int','string']}|{'name':'a','type':['null','int']}|UNION_BRANCH_NO_DELETE",
        "{'name':'a','type':['null','int']}|{'name':'a','type':['null','int','string']}|UNION_BRANCH_NO_ADD",
        "{'name':'a','type':{'type':'enum','name':'E','symbols':['X']}}|{'name':'a','type':{'type':'enum','name':'E','symbols':['X','Y']}}|ENUM_SYMBOL_NO_ADD",
        "{'name':'a','type':'int'},{'name':'b','type':'int'}|{'name':'a','type':'int'},{'name':'b','type':'int','aliases':['a']}|FIELD_ALIAS_AMBIGUOUS",
        "{'name':'a','type':{'type':'long','logicalType':'timestamp-millis'}}|{'name':'a','type':{'type':'long','logicalType':'timestamp-micros'}}|FIELD_SAME_LOGICAL_TYPE",
        "{'name':'a','type':{'type':'bytes','logicalType':'decimal','precision':4,'scale':2}}|{'name':'a','type':{'type':'bytes','logicalType':'decimal','precision':4,'scale':1}}|FIELD_SAME_LOGICAL_TYPE",
        "{'name':'a','type':'int','default':1}|{'name':'a','type':'int','default':2}|FIELD_SAME_DEFAULT",
        "{'name':'a','type':'int','default':1}|{'name':'b','type':'int','default':1}|FIELD_RENAME_WITHOUT_ALIAS",
        "{'name':'a','type':'string'}|{'name':'a','type':'bytes'}|FIELD_NO_LOSSY_PROMOTION",
        "{'name':'a','type':{'type':'enum','name':'E','symbols':['X']}}|{'name':'a','type':{'type':'enum','name':'E','namespace':'z','symbols':['X']}}|TYPE_SAME_NAMESPACE",
        "{'name':'a','type':{'type':'enum','name':'E','symbols':['X','Y'],'default':'X'}}|{'name':'a','type':{'type':'enum','name':'E','symbols':['X','Y'],'default':'Y'}}|ENUM_SAME_DEFAULT",
        "{'name':'a','type':{'type':'enum','name':'E','symbols':['X','Y'],'default':'X'}}|{'name':'a','type':{'type':'enum','name':'E','symbols':['X'],'default':'X'}}|ENUM_SYMBOL_READ_AS_DEFAULT",
        "{'name':'a','type':'int','default':1}|{'name':'a','type':'int','default':1},{'name':'c','type':'int','default':1,'aliases':['a']}|ALIAS_CHANGES_MEANING",
        "{'name':'a','type':[{'type':'record','name':'D','namespace':'x','fields':[]},{'type':'record','name':'D','namespace':'y','fields':[]}]}|{'name':'a','type':[{'type':'record','name':'D','namespace':'y','fields':[]}]}|UNION_BRANCH_AMBIGUOUS",
      })
  void eachCauseIsReportedUnderItsRule(String older, String newer, Rule rule) {
    List<Finding> findings =
        findings(record(older).replace('\'', '"'), record(newer).replace('\'', '"'));

    assertThat(findings).extracting(Finding::rule).contains(rule).hasSizeLessThanOrEqualTo(2);
    assertThat(findings)
        .filteredOn(each -> each.rule() == rule)
        .allSatisfy(each -> assertThat(each.location().pointer()).startsWith("/"));
  }

  @Test
  void changedNamespaceIsReportedAlthoughAvroIsCompatible() {
    String fields = "{\"name\":\"a\",\"type\":[\"null\",\"int\"],\"default\":null}";
    Comparison comparison = Versions.compare(record(fields), record(fields).replace("a.b", "a.c"));

    assertThat(comparison.compatible(Direction.BACKWARD)).isTrue();
    assertThat(comparison.compatible(Direction.FORWARD)).isTrue();
    assertThat(comparison.findings(EnumSet.allOf(Direction.class)))
        .extracting(Finding::rule)
        .containsExactly(Rule.TYPE_SAME_NAMESPACE);
  }

  @Test
  void documentationChangeHasNoFindings() {
    String fields = "{\"name\":\"a\",\"type\":\"int\"%s}";
    Comparison documented =
        Versions.compare(
            record(fields.formatted("")), record(fields.formatted(",\"doc\":\"A number.\"")));

    assertThat(documented.sameness()).isEqualTo(ChangeKind.METADATA_ONLY);
    assertThat(documented.findings(EnumSet.allOf(Direction.class))).isEmpty();
    assertThat(
            Versions.compare(record(fields.formatted("")), " " + record(fields.formatted("")))
                .sameness())
        .isEqualTo(ChangeKind.IDENTICAL);
  }

  @Test
  void changesAreListedInOrderOfNewerContract() {
    Contract older = Contract.parse("1.avsc", ContractTexts.of(EVENT));
    Contract newer =
        Contract.parse(
            "2.avsc",
            ContractTexts.of(
                EVENT,
                "{\"name\":\"id\",\"type\":[\"null\",\"long\"]},"
                    + "{\"name\":\"note\",\"type\":[\"null\",\"string\"],\"default\":null}"));

    assertThat(SchemaChanges.between(older, newer))
        .containsExactly(
            "makes the field \"id\" nullable", "adds the field \"note\" (string, nullable)");
    assertThat(SchemaChanges.between(newer, older))
        .containsExactly(
            "makes the field \"id\" no longer nullable",
            "removes the field \"note\" (string, nullable)");
  }

  @Test
  void formatThatIsNullEqualsAMissingFormat() {
    String contract =
        """
        {"type": "record", "name": "R", "namespace": "a.b", "event": {}, "fields": [
          {"name": "time", "type": "string"%s}]}\
        """;

    assertThat(findings(contract.formatted(""), contract.formatted(", \"format\": null")))
        .isEmpty();
  }
}
