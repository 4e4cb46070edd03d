package org.openedx.eventbus.tools.internal.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.tools.internal.lint.LintTexts.CART;
import static org.openedx.eventbus.tools.internal.lint.LintTexts.contract;
import static org.openedx.eventbus.tools.internal.lint.LintTexts.field;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;

/** Mistakes that Avro's parser accepts without an error. */
class AvroSoundnessTest {
  @TempDir Path module;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'int', 'default': 3000000000|AVRO_DEFAULT_INVALID,FIELD_DEFAULT_NOT_NULL",
        "'long', 'default': 1.0|AVRO_DEFAULT_INVALID,FIELD_DEFAULT_NOT_NULL",
        "['null', 'string'], 'defualt':"
            + " null|AVRO_UNKNOWN_ATTRIBUTE,FIELD_NULLABLE_HAS_DEFAULT_NULL",
        "['string', 'null'], 'default': null|FIELD_DEFAULT_FIRST_BRANCH",
        "['null', 'string'], 'default': 'x'|FIELD_DEFAULT_FIRST_BRANCH,FIELD_DEFAULT_NOT_NULL",
        "['null', {'type': 'array', 'items': 'int'}], 'default':"
            + " []|FIELD_DEFAULT_FIRST_BRANCH,FIELD_DEFAULT_NOT_NULL",
        "[{'type': 'array', 'items': 'int'}, 'null'], 'default':"
            + " []|AVRO_DEFAULT_INVALID,FIELD_DEFAULT_NOT_NULL",
        "[{'type': 'array', 'items': 'int'}, 'null'], 'default': [1]|FIELD_DEFAULT_NOT_NULL",
        "[{'type': 'map', 'values': 'int'}, 'null'], 'default': {}|FIELD_DEFAULT_NOT_NULL",
        "['int', 'double'], 'default':"
            + " 1.5|FIELD_DEFAULT_FIRST_BRANCH,FIELD_DEFAULT_NOT_NULL,FIELD_UNION_OPTIONAL_ONLY",
        "[{'type': 'fixed', 'name': 'F', 'size': 2, 'about': 'F.'}, 'string'], 'default':"
            + " 'abc'|FIELD_DEFAULT_FIRST_BRANCH,FIELD_DEFAULT_NOT_NULL,FIELD_UNION_OPTIONAL_ONLY",
        "['bytes', 'string'], 'default':"
            + " '€'|FIELD_DEFAULT_FIRST_BRANCH,FIELD_DEFAULT_NOT_NULL,FIELD_NO_BYTES_BLOB,FIELD_UNION_OPTIONAL_ONLY",
        "[{'type': 'record', 'name': 'R', 'about': 'R.', 'fields': [{'name': 'a', 'type': 'int',"
            + " 'about': 'A.'}]}, {'type': 'map', 'values': 'int'}], 'default': {'b':"
            + " 1}|FIELD_DEFAULT_FIRST_BRANCH,FIELD_DEFAULT_NOT_NULL,FIELD_UNION_OPTIONAL_ONLY",
        "'float', 'default': 1e39|AVRO_DEFAULT_INVALID,FIELD_DEFAULT_NOT_NULL",
        "'double', 'default': -1e400|AVRO_DEFAULT_INVALID,FIELD_DEFAULT_NOT_NULL",
        "{'type': 'record', 'name': 'R', 'about': 'R.', 'fields': [{'name': 'next', 'type': 'R',"
            + " 'about': 'N.', 'default':"
            + " {}}]}|AVRO_DEFAULT_INVALID,AVRO_RECURSIVE_TYPE,FIELD_DEFAULT_NOT_NULL",
        "{'type': 'array', 'items': ['null', 'int']}, 'default': [null,"
            + " 1]|FIELD_DEFAULT_FIRST_BRANCH,FIELD_DEFAULT_NOT_NULL",
        "{'type': 'map', 'values': ['null', 'int']}, 'default': {'a': null}|FIELD_DEFAULT_NOT_NULL",
        "['null']|FIELD_NULLABLE_HAS_DEFAULT_NULL,FIELD_UNION_OPTIONAL_ONLY",
        "'long', 'logicalType': 'decimal', 'precision': 4|AVRO_LOGICAL_TYPE_MISPLACED",
        "{'type': {'type': 'long'}, 'logicalType':"
            + " 'timestamp-millis'}|AVRO_INVALID,AVRO_LOGICAL_TYPE_MISPLACED",
        "{'type': 'array', 'items': 'long', 'logicalType':"
            + " 'timestamp-millis'}|AVRO_LOGICAL_TYPE_MISPLACED",
        "{'type': 'string', 'logicalType': 'timestamp-millis'}|AVRO_LOGICAL_TYPE_INVALID",
        "{'type': 'string', 'logicalType': 7}|AVRO_LOGICAL_TYPE_INVALID",
        "{'type': 'bytes', 'logicalType': 'decimal'}|AVRO_LOGICAL_TYPE_INVALID",
        "{'type': 'bytes', 'logicalType': 'decimal', 'precision': 4, 'scale':"
            + " 5}|AVRO_LOGICAL_TYPE_INVALID",
        "{'type': 'bytes', 'logicalType': 'decimal', 'precision': 4, 'scale': 2}|",
        "{'type': 'fixed', 'name': 'F', 'size': 2, 'logicalType': 'decimal', 'precision': 5,"
            + " 'about': 'F.'}|AVRO_LOGICAL_TYPE_INVALID",
        "{'type': 'fixed', 'name': 'F', 'size': 2, 'logicalType': 'decimal', 'precision': 4,"
            + " 'about': 'F.'}|",
        "{'type': 'fixed', 'name': 'F', 'size': 8, 'logicalType': 'uuid', 'about':"
            + " 'F.'}|AVRO_LOGICAL_TYPE_INVALID",
        "{'type': 'string', 'logicalType': 'uuid'}|",
        "{'type': 'string', 'avro.java.string': 'String'}|AVRO_UNKNOWN_ATTRIBUTE",
        "{'type': 'array', 'items': 'string', 'about': 'x'}|AVRO_ATTRIBUTE_MISPLACED",
        "'string', 'retention': 'P1D'|AVRO_ATTRIBUTE_MISPLACED",
        "'string', 'aliases': ['a-b']|AVRO_STRICT_NAMES",
        "{'type': 'enum', 'name': 'E', 'symbols': ['A'], 'default': 'B', 'about':"
            + " 'E.'}|AVRO_DEFAULT_INVALID",
        "{'type': 'enum', 'name': 'E', 'symbols': ['A'], 'about': 'E.'}, 'default':"
            + " 'A'|ENUM_HAS_DEFAULT,FIELD_DEFAULT_NOT_NULL",
        "{'type': 'enum', 'name': 'E', 'symbols': ['default'], 'default': 'default', 'about':"
            + " 'E.'}|AVRO_JAVA_KEYWORD",
        "{'type': 'record', 'name': 'org.R', 'fields': [], 'about':"
            + " 'R.'}|EVENT_NAMESPACE_MATCHES_TYPE",
      })
  void unsoundFieldIsReportedUnderItsRules(String typeAndMore, String rules) {
    List<Rule> expected =
        rules == null ? List.of() : Arrays.stream(rules.split(",")).map(Rule::valueOf).toList();

    assertThat(new LintTexts(module).rulesOf(field("value", typeAndMore)))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void similarAttributeIsSuggested() {
    LintTexts texts = new LintTexts(module);
    texts.write(CART, contract(CART, field("value", "['null', 'int'], 'defualt': null")));

    assertThat(texts.lint())
        .anySatisfy(
            each ->
                assertThat(each.message())
                    .isEqualTo(
                        "the field \"thing.value\" has no attribute 'defualt'; did you mean"
                            + " default?"));
  }

  @Test
  void typesOfOneNameInDifferentContractsAreCompared() {
    LintTexts texts = new LintTexts(module);
    String other = "com.acme.shop.order.placed.v1";
    String money =
        "{'type': 'record', 'name': 'com.acme.Money', 'about': 'Money.', 'fields': [%s]}";
    String amount = field("amount", "'long'");
    texts.write(CART, contract(CART, field("price", money.formatted(amount))));
    texts.write(other, contract(other, field("price", money.formatted(amount))));
    assertThat(texts.lint())
        .extracting(Finding::rule)
        .containsOnly(Rule.EVENT_NAMESPACE_MATCHES_TYPE);

    String changed = money.formatted(amount.replace("long", "int"));
    texts.write(other, contract(other, field("price", changed)));
    assertThat(texts.lint())
        .filteredOn(each -> each.rule() == Rule.AVRO_TYPE_REDEFINED)
        .singleElement()
        .satisfies(each -> assertThat(each.location().file()).contains(other))
        .satisfies(each -> assertThat(each.message()).contains(CART + ".avsc:"));
  }
}
