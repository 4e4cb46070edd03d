package org.openedx.eventbus.filter;

import java.util.UUID;
import org.apache.avro.generic.GenericRecord;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.codec.internal.PlainJson;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;

/** Event type of the tests of event filters. */
final class Greeted {
  static final EventType<GenericRecord> TYPE =
      GenericCodec.eventType(
              EventName.of("org.openedx.learning.world.greeted.v1"),
              WireSchema.of(
                  "{\"type\":\"record\",\"name\":\"CloudEvent\",\"namespace\":\"org.openedx.learning.world.greeted.v1\","
                      + "\"fields\":[{\"name\":\"by\",\"type\":\"string\"}]}"))
          .build();

  private Greeted() {}

  static Event<GenericRecord> by(String name) {
    return new Event<>(TYPE, EventMetadata.of(TYPE.name(), new UUID(0, 1)), payload(name));
  }

  static GenericRecord payload(String name) {
    return PlainJson.read(TYPE, "{\"by\":\"" + name + "\"}");
  }
}
