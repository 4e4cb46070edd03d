package org.openedx.eventbus.codec.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;

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
