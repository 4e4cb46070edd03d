package org.openedx.eventbus.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SchemaTextsTest {
  @Test
  void docsPropertiesAndLayoutDoNotChangeTheMeaning() {
    assertSame(
        record("\"f\",\"type\":\"string\""),
        record("\"f\", \"doc\":\"x\", \"type\":{\"type\":\"string\",\"x\":1}"));
    assertSame("\"string\"", "{\"name\":\"username\",\"type\":\"string\"}");
  }

  @Test
  void whatAReaderSeesDoes() {
    assertDiffer(
        record("\"f\",\"type\":\"long\""), record("\"f\",\"type\":\"long\",\"default\":0"));
    assertDiffer(
        record("\"f\",\"type\":\"long\",\"default\":1"),
        record("\"f\",\"type\":\"long\",\"default\":0"));
    assertDiffer(
        record("\"f\",\"type\":\"long\""), record("\"f\",\"type\":\"long\",\"aliases\":[\"g\"]"));
    assertDiffer(record("\"f\",\"type\":\"long\""), record("\"g\",\"type\":\"long\""));
    assertDiffer(
        record("\"f\",\"type\":\"long\""),
        record("\"f\",\"type\":{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}"));
    assertDiffer(
        record("\"f\",\"type\":{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\"]}"),
        record(
            "\"f\",\"type\":{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\"],\"default\":\"A\"}"));
    assertDiffer(
        record("\"f\",\"type\":[\"null\",\"long\"]"), record("\"f\",\"type\":[\"long\",\"null\"]"));
  }

  @Test
  void comparesRecursiveTypes() {
    String tree =
        "{\"type\":\"record\",\"name\":\"T\",\"fields\":[{\"name\":\"c\",\"type\":{\"type\":\"array\",\"items\":\"T\"}}]}";
    assertSame(tree, tree.replace(":", " : "));
  }

  @Test
  void parsesNamesThatOnlyUpstreamWouldChoose() {
    assertThat(
            SchemaTexts.parse(record("\"f\",\"type\":\"long\"").replace("\"n\"", "\"a.b-c.v1\""))
                .getNamespace())
        .isEqualTo("a.b-c.v1");
  }

  @Test
  void saysWhatIsNoSchema() {
    assertThatThrownBy(() -> SchemaTexts.parse("{\"type\":\"strng\"}"))
        .isInstanceOf(InvalidSchemaException.class)
        .hasMessageContaining("not an Avro schema");
    assertThatThrownBy(() -> SchemaTexts.parse("<html>"))
        .isInstanceOf(InvalidSchemaException.class);
    assertThatThrownBy(() -> WireSchema.of("\"string\""))
        .isInstanceOf(InvalidSchemaException.class)
        .hasMessageContaining("must be a record");
  }

  private static String record(String field) {
    return "{\"type\":\"record\",\"name\":\"R\",\"namespace\":\"n\",\"fields\":[{\"name\":"
        + field
        + "}]}";
  }

  @Test
  void defaultsCountByTheirContent() {
    String record =
        """
        {"type":"record","name":"R","fields":[{"name":"f","type":{"type":"record","name":"D",
         "fields":[{"name":"b","type":"bytes"},{"name":"l","type":{"type":"array","items":"bytes"}}]},
         "default":{"b":"%s","l":["%s"]}}]}
        """;

    assertSame(record.formatted("x", "y"), record.formatted("x", "y"));
    assertDiffer(record.formatted("x", "y"), record.formatted("x", "z"));
    assertDiffer(record.formatted("x", "y"), record.formatted("z", "y"));
  }

  @Test
  void fieldWithoutDefaultMayHaveATypeWithoutBranches() {
    String record =
        """
        {"type":"record","name":"R","fields":[{"name":"f","type":[]}]}\
        """;

    assertSame(record, record);
  }

  private static void assertSame(String one, String other) {
    assertThat(SchemaTexts.sameMeaning(SchemaTexts.parse(one), SchemaTexts.parse(other))).isTrue();
  }

  private static void assertDiffer(String one, String other) {
    assertThat(SchemaTexts.sameMeaning(SchemaTexts.parse(one), SchemaTexts.parse(other))).isFalse();
  }
}
