package org.openedx.eventbus.tools.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.internal.contract.LenientSchema.PlainSchema;

/** Schemas read without Avro's parser equal those that Avro's parser reads. */
class LenientSchemaTest {
  private static final int SCHEMAS = 20_000;

  @Test
  void randomSchemasAreParsedAsByAvro() {
    long seed = Long.getLong("seed", new Random().nextLong());
    System.out.println("seed " + seed);
    OddSchemas schemas = new OddSchemas(new Random(seed));
    int plain = 0;
    int refused = 0;
    for (int i = 0; i < SCHEMAS; i++) {
      String text = schemas.next().toString();
      JsonSource source = JsonSource.parse("s.avsc", text);
      Optional<Schema> made = PlainSchema.of(source.root());
      Schema avros = parsed(text);
      plain += made.isPresent() ? 1 : 0;
      refused += avros == null ? 1 : 0;
      if (made.isPresent()) {
        assertThat(avros)
            .as("seed %s, schema %s, which Avro rejects: %s", seed, i, text)
            .isNotNull();
        assertThat(same(made.get(), avros)).as("seed %s, schema %s: %s", seed, i, text).isTrue();
      }
    }
    assertThat(plain).as("schemas read without Avro's parser").isGreaterThan(SCHEMAS / 10);
    assertThat(refused).as("schemas that Avro rejects").isGreaterThan(SCHEMAS / 10);
  }

  /** Returns the schema, or null if Avro rejects the text. */
  private static @Nullable Schema parsed(String text) {
    try {
      return WireSchema.parse(text);
    } catch (InvalidSchemaException e) {
      return null;
    }
  }

  private static boolean same(Schema one, Schema other) {
    return WireSchema.semanticallyEqual(one, other)
        && SchemaNormalization.toParsingForm(one).equals(SchemaNormalization.toParsingForm(other));
  }

  @Test
  void openEdxContractsNeedNoAvroParser() throws IOException {
    for (Path file : openEdx()) {
      JsonSource source = JsonSource.read(file);

      assertThat(PlainSchema.of(source.root()))
          .as("%s", file)
          .hasValueSatisfying(
              made -> assertThat(same(made, WireSchema.parse(source.text()))).isTrue());
    }
  }

  private static List<Path> openEdx() throws IOException {
    try (Stream<Path> tree = Files.walk(Path.of("../schemas/src/main/contracts"))) {
      List<Path> files = tree.filter(each -> each.toString().endsWith(".avsc")).toList();
      assertThat(files).hasSizeGreaterThan(70);
      return files;
    }
  }

  @Test
  void unsupportedSchemasAreLeftToAvro() {
    String text =
        """
        {"type": "record", "name": "R", "namespace": "a", "aliases": ["Old"], "fields": [
          {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
          {"name": "later", "type": "Later"},
          {"name": "id", "type": {"type": "fixed", "name": "Later", "size": 16}}]}
        """;

    assertThat(LenientSchema.of(JsonSource.parse("s.avsc", text)))
        .isEqualTo(WireSchema.parse(text));
  }

  @Test
  void invalidSchemasAreRejectedWithAvrosMessage() {
    JsonSource source =
        JsonSource.parse(
            "s.avsc",
            """
            {"type": "record", "name": "R", "namespace": "a", "fields": [{"name": "f"}]}
            """);

    assertThatThrownBy(() -> LenientSchema.of(source))
        .isInstanceOf(InvalidSchemaException.class)
        .hasMessageContaining("No field type: {\"name\":\"f\"}");
  }
}
