package org.openedx.eventbus.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WireSchemaTest {
  @Test
  void schemasThatDifferInDocsPropertiesOrLayoutAreEqual() {
    assertEqualSchemas(
        record("\"f\",\"type\":\"string\""),
        record("\"f\", \"doc\":\"x\", \"type\":{\"type\":\"string\",\"x\":1}"));
    assertEqualSchemas("\"string\"", "{\"name\":\"username\",\"type\":\"string\"}");
  }

  @Test
  void schemasThatReadersResolveDifferentlyAreNotEqual() {
    assertDifferentSchemas(
        record("\"f\",\"type\":\"long\""), record("\"f\",\"type\":\"long\",\"default\":0"));
    assertDifferentSchemas(
        record("\"f\",\"type\":\"long\",\"default\":1"),
        record("\"f\",\"type\":\"long\",\"default\":0"));
    assertDifferentSchemas(
        record("\"f\",\"type\":\"long\""), record("\"f\",\"type\":\"long\",\"aliases\":[\"g\"]"));
    assertDifferentSchemas(record("\"f\",\"type\":\"long\""), record("\"g\",\"type\":\"long\""));
    assertDifferentSchemas(
        record("\"f\",\"type\":\"long\""),
        record("\"f\",\"type\":{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}"));
    assertDifferentSchemas(
        record("\"f\",\"type\":{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\"]}"),
        record(
            "\"f\",\"type\":{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\"],\"default\":\"A\"}"));
    assertDifferentSchemas(
        record("\"f\",\"type\":[\"null\",\"long\"]"), record("\"f\",\"type\":[\"long\",\"null\"]"));
  }

  @Test
  void recursiveSchemasAreCompared() {
    String tree =
        "{\"type\":\"record\",\"name\":\"T\",\"fields\":[{\"name\":\"c\",\"type\":{\"type\":\"array\",\"items\":\"T\"}}]}";
    assertEqualSchemas(tree, tree.replace(":", " : "));
  }

  @Test
  void namespaceWithAHyphenIsParsed() {
    assertThat(
            WireSchema.parse(record("\"f\",\"type\":\"long\"").replace("\"n\"", "\"a.b-c.v1\""))
                .getNamespace())
        .isEqualTo("a.b-c.v1");
  }

  @Test
  void textThatIsNotASchemaIsRejected() {
    assertThatThrownBy(() -> WireSchema.parse("{\"type\":\"strng\"}"))
        .isInstanceOf(InvalidSchemaException.class)
        .hasMessageContaining("not an Avro schema");
    assertThatThrownBy(() -> WireSchema.parse("<html>")).isInstanceOf(InvalidSchemaException.class);
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
  void defaultsAreComparedByContent() {
    String record =
        """
        {"type":"record","name":"R","fields":[{"name":"f","type":{"type":"record","name":"D",
         "fields":[{"name":"b","type":"bytes"},{"name":"l","type":{"type":"array","items":"bytes"}}]},
         "default":{"b":"%s","l":["%s"]}}]}
        """;

    assertEqualSchemas(record.formatted("x", "y"), record.formatted("x", "y"));
    assertDifferentSchemas(record.formatted("x", "y"), record.formatted("x", "z"));
    assertDifferentSchemas(record.formatted("x", "y"), record.formatted("z", "y"));
  }

  @Test
  void fieldOfAnEmptyUnionIsCompared() {
    String record =
        """
        {"type":"record","name":"R","fields":[{"name":"f","type":[]}]}\
        """;

    assertEqualSchemas(record, record);
  }

  private static void assertEqualSchemas(String one, String other) {
    assertThat(WireSchema.semanticallyEqual(WireSchema.parse(one), WireSchema.parse(other)))
        .isTrue();
  }

  private static void assertDifferentSchemas(String one, String other) {
    assertThat(WireSchema.semanticallyEqual(WireSchema.parse(one), WireSchema.parse(other)))
        .isFalse();
  }
}
