package org.openedx.eventbus.testkit.delivery;

import org.apache.avro.generic.GenericRecord;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.codec.internal.PlainJson;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.MetadataFactory;

/** Event for handlers. */
final class Greeting {
  private static final EventType<GenericRecord> GREETED =
      GenericCodec.eventType(
              EventName.of("org.openedx.learning.world.greeted.v1"),
              WireSchema.of(
                  "{\"type\":\"record\",\"name\":\"CloudEvent\",\"namespace\":"
                      + "\"org.openedx.learning.world.greeted.v1\",\"fields\":"
                      + "[{\"name\":\"by\",\"type\":\"string\"}]}"))
          .build();

  private Greeting() {}

  static Event<GenericRecord> event() {
    return new Event<>(
        GREETED,
        MetadataFactory.of("openedx/test/web").now(GREETED),
        PlainJson.read(GREETED, "{\"by\":\"ada\"}"));
  }
}
