package org.openedx.eventbus.it;

import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;

/** Event types for tests, with a key, a running number and an optional large text. */
public final class TestEvents {
  private TestEvents() {}

  /** Returns an event type on a topic, with {@code user} as its key. */
  public static EventType<GenericRecord> type(String action, String topic) {
    return unkeyed(action, topic).keyPath("user").build();
  }

  public static EventType.Builder<GenericRecord> unkeyed(String action, String topic) {
    EventName name = EventName.of("org.openedx.testing.delivery.fact." + action + ".v1");
    WireSchema schema =
        WireSchema.of(
            """
            {"type": "record", "name": "CloudEvent", "namespace": "%s", "fields": [
              {"name": "user", "type": "string"},
              {"name": "n", "type": "long"},
              {"name": "nick", "type": ["null", "string"], "default": null},
              {"name": "more", "type": {"type": "array", "items": "string"}}]}\
            """
                .formatted(name.value()));
    return GenericCodec.eventType(name, schema).topic(topic);
  }

  public static GenericRecord payload(EventType<GenericRecord> type, String user, long n) {
    return payload(type, user, n, "");
  }

  public static GenericRecord payload(
      EventType<GenericRecord> type, String user, long n, String bulk) {
    GenericRecord record = new GenericData.Record(type.schema().schema());
    record.put("user", user);
    record.put("n", n);
    record.put("more", bulk.isEmpty() ? java.util.List.of() : java.util.List.of(bulk));
    return record;
  }

  /** Returns an event of a topic handler with its generic type. */
  static Event<GenericRecord> generic(Event<?> event, EventType<GenericRecord> type) {
    return new Event<>(type, event.metadata(), (GenericRecord) event.payload());
  }

  public static String user(Event<GenericRecord> event) {
    return event.payload().get("user").toString();
  }

  public static long number(Event<GenericRecord> event) {
    return (Long) event.payload().get("n");
  }
}
