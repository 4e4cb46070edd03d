package org.openedx.eventbus.producer.internal;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.codec.internal.WireFrame;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.producer.internal.PendingRecord.PendingEvent;
import org.openedx.eventbus.producer.internal.Routes.Route;

/** Creates event types, routes and records for tests without a broker. */
final class TestRecords {
  private TestRecords() {}

  static EventType<GenericRecord> type(String action) {
    EventName name = EventName.of("org.openedx.testing.thing." + action + ".v1");
    String text =
        """
        {"type": "record", "name": "CloudEvent", "namespace": "%s",
         "fields": [{"name": "user", "type": "string"}, {"name": "n", "type": "long"}]}\
        """
            .formatted(name.value());
    return GenericCodec.eventType(name, WireSchema.of(text))
        .topic("things")
        .keyPath("user")
        .build();
  }

  /** Creates a record that Kafka has. */
  static PendingRecord passed(Route route, String key, long deadlineNanos) {
    PendingRecord record = record(route, key, 1, deadlineNanos);
    record.passedToKafka = true;
    return record;
  }

  static Route route(EventType<?> type) {
    return Routes.of(EventBusConfig.of(Map.of()), EventCatalog.of(type)).of(type).get(0);
  }

  static PendingRecord record(Route route, String key, int bytes, long deadlineNanos) {
    EventMetadata metadata = EventMetadata.of(route.type().name(), UUID.randomUUID());
    byte[] framed = null;
    if (key != null) {
      byte[] text = key.getBytes(StandardCharsets.UTF_8);
      framed = new byte[WireFrame.HEADER_SIZE + text.length];
      System.arraycopy(text, 0, framed, WireFrame.HEADER_SIZE, text.length);
    }
    return new PendingRecord(
        new PendingEvent(metadata, 1, null, deadlineNanos),
        0,
        route,
        new RecordHeaders(),
        framed,
        new byte[bytes]);
  }
}
