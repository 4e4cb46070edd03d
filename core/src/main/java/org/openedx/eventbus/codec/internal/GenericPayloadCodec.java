package org.openedx.eventbus.codec.internal;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.event.PayloadCodec;

/** Codec of Avro's generic records. Validates each field when a payload is written. */
public final class GenericPayloadCodec implements PayloadCodec<GenericRecord> {
  private final Schema schema;

  public GenericPayloadCodec(Schema schema) {
    this.schema = schema;
  }

  @Override
  public Class<GenericRecord> payloadType() {
    return GenericRecord.class;
  }

  @Override
  public void write(GenericRecord payload, AvroWriter out) {
    GenericWriter.write(schema, payload, "", out);
  }

  @Override
  public GenericRecord read(AvroReader in) {
    return GenericReader.readRecord(schema, in);
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
