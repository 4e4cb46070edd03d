package org.openedx.eventbus.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;

/** Registry that collects registrations, and an event type. */
final class Registrations implements HandlerRegistry<Registrations> {
  static final EventType<GenericRecord> ORDER_PLACED = type("org.acme.shop.order.placed.v1");

  final List<HandlerRegistration> all = new ArrayList<>();

  static EventType<GenericRecord> type(String name) {
    String schema =
        "{\"type\": \"record\", \"name\": \"CloudEvent\", \"namespace\": \""
            + name
            + "\","
            + " \"fields\": []}";
    return GenericCodec.eventType(EventName.of(name), WireSchema.of(schema)).build();
  }

  static Event<GenericRecord> event() {
    return new Event<>(
        ORDER_PLACED,
        EventMetadata.of(ORDER_PLACED.name(), new UUID(0, 1)),
        new GenericData.Record(ORDER_PLACED.schema().schema()));
  }

  @Override
  public Registrations register(HandlerRegistration registration) {
    all.add(registration);
    return this;
  }
}
