package org.openedx.eventbus.tools.internal.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.tools.internal.lint.LintTexts.field;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.tools.finding.Rule;

/** Avro accepts defaults that its readers then fail to fill in: lint accepts none of them. */
class DefaultsAreFilledTest {
  private static final Schema NOTHING =
      new Schema.Parser().parse("{\"type\": \"record\", \"name\": \"R\", \"fields\": []}");

  @TempDir Path module;

  private static Schema reader(String typeAndDefault) {
    String text =
        "{'type': 'record', 'name': 'R', 'fields': [{'name': 'value', 'type': %s}]}"
            .formatted(typeAndDefault);
    return new Schema.Parser().parse(text.replace('\'', '"'));
  }

  private static String filled(Schema reader) throws IOException {
    GenericDatumReader<GenericRecord> datums = new GenericDatumReader<>(NOTHING, reader);
    return datums
        .read(null, DecoderFactory.get().binaryDecoder(new byte[0], null))
        .toString()
        .replace('"', '\'');
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{'type': 'array', 'items': 'int'}, 'null'], 'default': []",
        "[{'type': 'array', 'items': ['null', 'string']}, 'null', 'string'], 'default': []",
        "[{'type': 'array', 'items': {'type': 'array', 'items': 'long'}}], 'default': []",
      })
  void avroAcceptsEmptyArrayInUnionButCannotFillIt(String typeAndDefault) {
    Schema reader = reader(typeAndDefault);

    assertThat(SchemaCompatibility.checkReaderWriterCompatibility(reader, NOTHING).getType())
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    assertThatThrownBy(() -> filled(reader)).isInstanceOf(AvroRuntimeException.class);
    assertThat(new LintTexts(module).rulesOf(field("value", typeAndDefault)))
        .contains(Rule.AVRO_DEFAULT_INVALID);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type': 'array', 'items': 'int'}, 'default': []|{'value': []}",
        "[{'type': 'array', 'items': 'int'}, 'null'], 'default': [1]|{'value': [1]}",
        "{'type': 'array', 'items': [{'type': 'array', 'items': 'int'}, 'null']}, 'default':"
            + " [[]]|{'value': [[]]}",
        "[{'type': 'map', 'values': 'int'}, 'null'], 'default': {}|{'value': {}}",
        "[{'type': 'enum', 'name': 'E', 'symbols': ['A']}, 'null'], 'default': 'A'|{'value': 'A'}",
        "[{'type': 'fixed', 'name': 'F', 'size': 1}, 'null'], 'default': 'x'|{'value': [120]}",
        "['bytes', 'null'], 'default': 'x'|{'value': 'x'}",
        "['string', 'null'], 'default': 'x'|{'value': 'x'}",
        "['boolean', 'null'], 'default': true|{'value': true}",
        "['double', 'long'], 'default': 1|{'value': 1.0}",
        "['float', 'null'], 'default': 1.5|{'value': 1.5}",
        "[{'type': 'record', 'name': 'S', 'fields': [{'name': 'a', 'type': 'int', 'default': 1}]},"
            + " 'null'], 'default': {}|{'value': {'a': 1}}",
      })
  void correctDefaultsHaveNoFinding(String typeAndDefault, String filled) throws IOException {
    assertThat(filled(reader(typeAndDefault))).isEqualTo(filled);
    assertThat(new LintTexts(module).rulesOf(field("value", typeAndDefault)))
        .doesNotContain(Rule.AVRO_DEFAULT_INVALID);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "['int', 'double'], 'default': 1.5|{'value': 1}",
        "[{'type': 'fixed', 'name': 'F', 'size': 2}, 'string'], 'default': 'abc'|{'value': [97,"
            + " 98]}",
        "['bytes', 'string'], 'default': '€'|{'value': '?'}",
      })
  void defaultsFilledDifferentlyAreNoValuesOfTheFirstBranch(String typeAndDefault, String filled)
      throws IOException {
    assertThat(filled(reader(typeAndDefault))).isEqualTo(filled);
    assertThat(new LintTexts(module).rulesOf(field("value", typeAndDefault)))
        .contains(Rule.FIELD_DEFAULT_FIRST_BRANCH);
  }
}
