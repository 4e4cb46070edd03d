package org.openedx.eventbus.tools.internal.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.codec.internal.PlainJson;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.ContractDirectory;
import org.openedx.eventbus.tools.contract.ContractTexts;

class SamplePayloadTest {
  private static final String EVENT = "com.acme.shop.cart.filled.v1";

  private static Contract contract(String fields) {
    return Contract.parse("cart.avsc", ContractTexts.of(EVENT, fields));
  }

  private static List<Contract> all() {
    List<Contract> all =
        new java.util.ArrayList<>(ContractDirectory.read(Path.of("../schemas/src/main/contracts")));
    all.addAll(ContractDirectory.read(Path.of("src/test/resources/kitchen")));
    return all;
  }

  @Test
  void sampleIsAValueOfItsSchema() {
    for (Contract contract : all()) {
      SamplePayload sample = SamplePayload.of(contract).orElseThrow();

      assertThat(GenericData.get().validate(contract.schema(), sample.record()))
          .as(contract.toString())
          .isTrue();
    }
  }

  @Test
  void sampleIsJsonThatCanBeSent() {
    for (Contract contract : ContractDirectory.read(Path.of("../schemas/src/main/contracts"))) {
      SamplePayload sample = SamplePayload.of(contract).orElseThrow();
      EventType<GenericRecord> type =
          GenericCodec.eventType(contract.name(), contract.wireSchema()).build();

      GenericRecord read = PlainJson.read(type, sample.prettyJson());

      assertThat(PlainJson.write(type, read)).isEqualTo(PlainJson.write(type, sample.record()));
    }
  }

  @Test
  void sampleMatchesTheHintsOfTheContract() {
    Contract contract =
        contract(
            """
            {"name": "course_key", "type": "string"},
            {"name": "who", "type": "string", "pii": "email_address"},
            {"name": "at", "type": "string", "format": "date-time"},
            {"name": "id", "type": {"type": "string", "logicalType": "uuid"}}
            """);

    GenericRecord record = SamplePayload.of(contract).orElseThrow().record();

    assertThat(record.get("course_key")).isEqualTo("course-v1:edX+DemoX+2026");
    assertThat(record.get("who")).isEqualTo("ada@example.org");
    assertThat(new IsoDateTime((String) record.get("at")).isValid()).isTrue();
    assertThat(java.util.UUID.fromString((String) record.get("id")).version()).isEqualTo(4);
  }

  @Test
  void addedFieldsDoNotChangeOtherValues() {
    String first = "{\"name\": \"colour\", \"type\": \"string\"}";
    String second = "{\"name\": \"amount\", \"type\": \"long\"}, ";

    GenericRecord alone = SamplePayload.of(contract(first)).orElseThrow().record();
    GenericRecord both = SamplePayload.of(contract(second + first)).orElseThrow().record();

    assertThat(both.get("colour")).isEqualTo(alone.get("colour"));
  }

  @Test
  void recursiveTypesEndAtOptionalValues() {
    Contract contract =
        contract(
            """
            {"name": "tree", "type": {"type": "record", "name": "Tree", "fields": [
              {"name": "left", "type": ["null", "Tree"]},
              {"name": "more", "type": {"type": "array", "items": "Tree"}},
              {"name": "named", "type": {"type": "map", "values": "Tree"}}]}}
            """);

    assertThat(SamplePayload.of(contract).orElseThrow().json())
        .hasToString("{\"tree\":{\"left\":null,\"more\":[],\"named\":{}}}");
  }

  @Test
  void infinitePayloadHasNoSample() {
    Contract contract =
        contract(
            """
            {"name": "tree", "type": {"type": "record", "name": "Tree", "fields": [
              {"name": "again", "type": "Tree"}]}}
            """);

    assertThat(SamplePayload.of(contract)).isEmpty();
  }

  @Test
  void exponentialPayloadHasNoSample() {
    String doubling =
        IntStream.range(1, 40)
            .mapToObj(
                i ->
                    """
                    {"name": "f%d", "type": {"type": "record", "name": "T%d", "fields": [
                      {"name": "a", "type": "T%d"}, {"name": "b", "type": "T%d"}]}}
                    """
                        .formatted(i, i, i - 1, i - 1))
            .collect(Collectors.joining(","));
    String least =
        "{\"name\": \"f0\", \"type\": {\"type\": \"fixed\", \"name\": \"T0\", \"size\": 1}}";

    assertThat(SamplePayload.of(contract(least + "," + doubling))).isEmpty();
  }
}
