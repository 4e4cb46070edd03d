package org.openedx.eventbus.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;

class EventTest {
  private static final String SCHEMA =
      """
      {"type":"record","name":"CloudEvent","namespace":"org.acme.shop.order.placed.v1","fields":[
        {"name":"user","type":{"type":"record","name":"User","fields":[
          {"name":"id","type":"long"},
          {"name":"mail","type":"string"}]}},
        {"name":"friends","type":{"type":"array","items":"User"}},
        {"name":"notes","type":{"type":"map","values":["null","string"]}},
        {"name":"tags","type":{"type":"map","values":"string"}}]}
      """;

  private static GenericRecord payload(EventType<GenericRecord> type) {
    Schema schema = type.schema().schema();
    GenericRecord user = new GenericData.Record(schema.getField("user").schema());
    user.put("id", 7L);
    user.put("mail", "ada@example.org");
    GenericRecord payload = new GenericData.Record(schema);
    payload.put("user", user);
    payload.put("friends", List.of(user));
    payload.put("notes", Map.of("bob@example.org", "likes tea"));
    payload.put("tags", Map.of("a", "x\u001b\n"));
    return payload;
  }

  @Test
  void textOfAGenericPayloadMasksPersonalFields() {
    EventType<GenericRecord> type =
        GenericCodec.eventType(EventName.of("org.acme.shop.order.placed.v1"), WireSchema.of(SCHEMA))
            .personalFields(Set.of("user.mail", "friends.mail", "notes"))
            .build();
    EventMetadata metadata = MetadataFactory.of("acme/shop").now(type);

    assertThat(new Event<>(type, metadata, payload(type)))
        .hasToString(
            "Event[org.acme.shop.order.placed.v1, "
                + metadata.id()
                + ", {user={id=7, mail=***}, friends=[{id=7, mail=***}], notes=***,"
                + " tags={a=x\\u001b\\n}}]");
  }
}
