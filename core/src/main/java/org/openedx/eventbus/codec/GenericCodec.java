package org.openedx.eventbus.codec;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.PayloadCodec;

/**
 * Payloads without generated code: Avro's generic records, checked field by field when written.
 * Strings are {@code String}, maps keep their order.
 */
public final class GenericCodec implements PayloadCodec<GenericRecord> {
  private final Schema schema;

  private GenericCodec(Schema schema) {
    this.schema = schema;
  }

  /** The codec of one schema. */
  public static PayloadCodec<GenericRecord> of(Schema schema) {
    return new GenericCodec(schema);
  }

  /** An event type whose payloads are generic records, for types known only by their schema. */
  public static EventType.Builder<GenericRecord> eventType(EventName name, WireSchema schema) {
    return EventType.builder(name, schema, of(schema.schema()));
  }

  @Override
  public Class<GenericRecord> payloadType() {
    return GenericRecord.class;
  }

  @Override
  public void write(GenericRecord payload, AvroWriter out) {
    GenericWrite.value(schema, payload, "", out);
  }

  @Override
  public GenericRecord read(AvroReader in) {
    return GenericRead.record(schema, in);
  }

  @Override
  public GenericRecord toGeneric(GenericRecord payload, Schema target) {
    return payload;
  }

  @Override
  public GenericRecord fromGeneric(IndexedRecord record) {
    return (GenericRecord) record;
  }
}
