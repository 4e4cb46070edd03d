package org.openedx.eventbus.tools.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractTest {
  private static final Path CONTRACTS = Path.of("../schemas/src/main/contracts");
  private static final Path REGISTERED = Path.of("../schemas/src/test/resources/registered");

  static List<Contract> all() {
    return ContractDirectory.read(CONTRACTS);
  }

  static Stream<String> registered() throws IOException {
    try (Stream<Path> files = Files.list(REGISTERED)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("registered")
  void wireTextEqualsTheOneOfOpenEdx(String file) throws IOException {
    String name = file.replace(".avsc", "");
    Contract contract =
        all().stream().filter(each -> each.name().value().equals(name)).findFirst().orElseThrow();

    assertThat(contract.wireText())
        .isEqualTo(Files.readString(REGISTERED.resolve(file), StandardCharsets.UTF_8));
    assertThat(contract.readerText()).isEqualTo(contract.wireText());
  }

  @Test
  void contractHasNameTopicAndKey() {
    Contract contract =
        all().stream()
            .filter(each -> each.constant().equals("CERTIFICATE_CREATED"))
            .findFirst()
            .orElseThrow();

    assertThat(contract.topic()).isEqualTo("learning-certificate-lifecycle");
    assertThat(contract.keyPath()).contains("certificate.course.course_key");
    assertThat(contract.since()).contains("2021-09-22");
    assertThat(contract.sender()).contains("lms");
    assertThat(contract.minorVersion()).isZero();
    assertThat(contract.personalFields())
        .containsExactly(
            "certificate.name",
            "certificate.user.pii.email",
            "certificate.user.pii.name",
            "certificate.user.pii.username");
  }

  @Test
  void everyOpenEdxFieldIsDescribed() {
    for (Contract contract : all()) {
      assertThat(contract.about()).isPresent();
      assertDescribed(contract.schema(), contract.name().value());
    }
  }

  private static void assertDescribed(Schema schema, String path) {
    if (schema.getType() == Schema.Type.RECORD) {
      for (Schema.Field field : schema.getFields()) {
        String inner = path + "." + field.name();
        assertThat(field.getProp("about")).as(inner).isNotBlank();
        assertDescribed(field.schema(), inner);
      }
    }
  }

  @Test
  void defaultTopicIsDerivedFromTheName() {
    Contract contract = Contract.parse("x", ContractTexts.of("com.acme.shop.cart.item.added.v2"));

    assertThat(contract.topic()).isEqualTo("shop-cart-item-lifecycle");
  }

  @Test
  void namesOfOtherOrganisationsAreAccepted() {
    String text = ContractTexts.of("org.openedx.enterprise.subsidy.redemption-reversed.v1");

    assertThat(Contract.parse("x", text).name().wellFormed()).isFalse();
  }

  @Test
  void noKeyRetentionAndDeprecationAreRead() {
    Contract contract =
        Contract.parse(
            "x",
            ContractTexts.of("com.acme.shop.cart.filled.v1")
                .replace(
                    "\"minorVersion\"",
                    """
                    "noKey": "carts are independent", "retention": "P14D", "deprecated":
                    {"reason": "carts are gone", "since": "2024-01-31", "successor": "com.acme.b.v1"},
                    "minorVersion\"\
                    """));

    assertThat(contract.noKey()).contains("carts are independent");
    assertThat(contract.retention()).contains(Duration.ofDays(14));
    assertThat(contract.deprecation())
        .contains(
            new Contract.Deprecation(
                "carts are gone",
                Optional.of(LocalDate.of(2024, 1, 31)),
                Optional.of("com.acme.b.v1")));
  }

  @Test
  void missingPropertiesAreEmpty() {
    Contract contract = Contract.parse("x", ContractTexts.of("com.acme.shop.cart.filled.v1"));

    assertThat(contract.noKey()).isEmpty();
    assertThat(contract.retention()).isEmpty();
    assertThat(contract.deprecation()).isEmpty();
  }

  @Test
  void contractPropertiesAreRemovedFromSchemasAndFieldsOnly() {
    String fields =
        """
        {"name": "a", "about": "gone", "pii": "name", "noPii": "gone", "class": "Gone", "format": "date-time",
         "type": {"type": "string", "about": "gone", "owner": {"about": "kept", "pii": "kept"}}},
        {"name": "m", "default": {"about": "kept", "absent": "kept"},
         "type": {"type": "map", "about": "gone", "values": {"type": "string", "pii": "name"}}},
        {"name": "u", "type": ["null", {"type": "array", "items": {"type": "int", "about": "x"}}]}\
        """;
    Contract contract =
        Contract.parse("x", ContractTexts.of("com.acme.shop.cart.filled.v1", fields));

    assertThat(contract.wireText())
        .isEqualTo(
            "{\"fields\": [{\"name\": \"a\", \"type\": {\"owner\": {\"about\": \"kept\", \"pii\":"
                + " \"kept\"}, \"type\": \"string\"}}, {\"default\": {\"about\": \"kept\","
                + " \"absent\": \"kept\"}, \"name\": \"m\", \"type\": {\"type\": \"map\","
                + " \"values\": {\"type\": \"string\"}}}, {\"name\": \"u\", \"type\": [\"null\","
                + " {\"items\": {\"type\": \"int\"}, \"type\": \"array\"}]}], \"name\":"
                + " \"CloudEvent\", \"namespace\": \"com.acme.shop.cart.filled.v1\", \"type\":"
                + " \"record\"}");
  }

  @Test
  void absentValuesAreDefaultsOfTheReaderSchemaOnly() {
    String fields = "{\"name\": \"a\", \"type\": \"long\", \"absent\": 7}";
    Contract contract =
        Contract.parse("x", ContractTexts.of("com.acme.shop.cart.filled.v1", fields));

    assertThat(contract.wireText()).doesNotContain("absent", "default");
    assertThat(contract.readerText())
        .contains("{\"default\": 7, \"name\": \"a\", \"type\": \"long\"}");
    assertThat(contract.wireSchema().readerSchema().getField("a").defaultVal()).isEqualTo(7L);
    assertThat(contract.wireSchema().schema().getField("a").hasDefaultValue()).isFalse();
  }
}
