package org.openedx.eventbus.codec;

import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.internal.GenericPayloadCodec;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.PayloadCodec;

/**
 * Event types without generated classes: their payloads are Avro's generic records.
 *
 * <p>Each field is validated when a payload is written. Payloads that are read have {@code String}
 * strings and maps in the order of their entries. For example:
 *
 * <pre>{@code
 * EventType<GenericRecord> type =
 *     GenericCodec.eventType(EventName.of("org.acme.order.placed.v1"), WireSchema.of(text))
 *         .keyPath("order.id")
 *         .build();
 * }</pre>
 */
public final class GenericCodec {
  private GenericCodec() {}

  /**
   * {@return the codec of generic records}
   *
   * @param schema the schema of a record
   */
  public static PayloadCodec<GenericRecord> of(Schema schema) {
    return new GenericPayloadCodec(Objects.requireNonNull(schema, "schema"));
  }

  /**
   * {@return a builder of an event type whose payloads are generic records}
   *
   * @param name the name
   * @param schema the schema of the payload
   */
  public static EventType.Builder<GenericRecord> eventType(EventName name, WireSchema schema) {
    Objects.requireNonNull(schema, "schema");
    return EventType.builder(name, schema, of(schema.schema()));
  }
}
