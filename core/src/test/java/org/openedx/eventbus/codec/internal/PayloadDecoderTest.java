package org.openedx.eventbus.codec.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.IncompatibleEventException;
import org.openedx.eventbus.event.UndecodableEventException;

class PayloadDecoderTest {
  private static final String NAME = "org.openedx.learning.course.roster.changed.v1";
  private static final String ITEM = "{\"name\":\"n\",\"type\":\"int\"}";
  private static final String ADDED = ",{\"name\":\"%s\",\"type\":\"string\",\"default\":\"none\"}";

  /**
   * Avro 1.12.2 checks the minimum size of the reader's items instead of the writer's, and rejects
   * these valid bytes.
   */
  @Test
  void itemsWithFewerFieldsAreResolved() {
    EventType<GenericRecord> older = type("");
    EventType<GenericRecord> newer = type(ADDED.formatted("a") + ADDED.formatted("b"));
    GenericRecord payload = PlainJson.read(older, "{\"items\":[{\"n\":1},{\"n\":2},{\"n\":3}]}");
    byte[] frame = EventEncoder.encode(older, payload);

    GenericRecord read =
        PayloadDecoder.of(newer, older.schema().schema()).decode(frame, WireFrame.HEADER_SIZE);

    assertThat(PlainJson.write(newer, read))
        .isEqualTo(
            "{\"items\":[{\"n\":1,\"a\":\"none\",\"b\":\"none\"},"
                + "{\"n\":2,\"a\":\"none\",\"b\":\"none\"},{\"n\":3,\"a\":\"none\",\"b\":\"none\"}]}");
  }

  @Test
  void errorOfAnIncompatibleSchemaContainsNoValue() {
    String older = "{\"type\":\"enum\",\"name\":\"R\",\"symbols\":[\"NONE\"]}";
    String newer = "{\"type\":\"enum\",\"name\":\"R\",\"symbols\":[\"NONE\",\"A\",\"SECRET\"]}";
    EventType<GenericRecord> contract = ofField(older);
    PayloadDecoder<GenericRecord> decoder =
        PayloadDecoder.of(contract, ofField(newer).schema().schema());

    assertThatThrownBy(() -> decoder.decode(new byte[] {2}, 0)) // the value A
        .isInstanceOf(IncompatibleEventException.class)
        .hasMessageContaining("MISSING_ENUM_SYMBOLS at /fields/0/type/symbols: [A, SECRET]")
        .hasMessageNotContaining("No match for A")
        .hasNoCause();
  }

  @Test
  void errorOfMalformedBytesContainsNoNumberOfThePayload() {
    EventType<GenericRecord> contract = ofField("\"int\"");
    AvroWriter out = new AvroWriter(16);
    out.writeLong(4_929_123_412_341_234L);

    assertThatThrownBy(
            () ->
                PayloadDecoder.of(contract, contract.schema().schema())
                    .decode(out.toByteArray(), 0))
        .isInstanceOf(UndecodableEventException.class)
        .hasMessageContaining("int out of range before byte 8")
        .hasMessageNotContaining("4929");
  }

  private static EventType<GenericRecord> ofField(String type) {
    String schema =
        "{\"type\":\"record\",\"name\":\"CloudEvent\",\"namespace\":\"%s\",\"fields\":[{\"name\":\"f\","
            + "\"type\":%s}]}";
    return GenericCodec.eventType(EventName.of(NAME), WireSchema.of(schema.formatted(NAME, type)))
        .build();
  }

  private static EventType<GenericRecord> type(String more) {
    String schema =
        """
        {"type":"record","name":"CloudEvent","namespace":"%s","fields":[
          {"name":"items","type":{"type":"array","items":
            {"type":"record","name":"Item","fields":[%s]}}}]}
        """
            .formatted(NAME, ITEM + more);
    return GenericCodec.eventType(EventName.of(NAME), WireSchema.of(schema)).build();
  }
}
