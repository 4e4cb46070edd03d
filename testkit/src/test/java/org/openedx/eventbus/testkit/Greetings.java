package org.openedx.eventbus.testkit;

import org.apache.avro.generic.GenericRecord;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.codec.internal.PlainJson;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;

/** Catalog of two small event types, which the tests find on the class path. */
public final class Greetings implements EventCatalog.Provider {
  public static final EventType<GenericRecord> GREETED = type("greeted");
  public static final EventType<GenericRecord> LEFT = type("left");

  /** Called by {@link EventCatalog#discover}. */
  public Greetings() {}

  @Override
  public EventCatalog catalog() {
    return EventCatalog.of(GREETED, LEFT);
  }

  /** Returns a payload of {@link #GREETED}. */
  public static GenericRecord by(String name) {
    return by(GREETED, name);
  }

  /** Returns a payload of one of the types. */
  public static GenericRecord by(EventType<GenericRecord> type, String name) {
    return PlainJson.read(type, "{\"by\":\"" + name + "\"}");
  }

  private static EventType<GenericRecord> type(String action) {
    String name = "org.openedx.learning.world." + action + ".v1";
    return GenericCodec.eventType(
            EventName.of(name),
            WireSchema.of(
                "{\"type\":\"record\",\"name\":\"CloudEvent\",\"namespace\":\""
                    + name
                    + "\",\"fields\":[{\"name\":\"by\",\"type\":\"string\"}]}"))
        .build();
  }
}
