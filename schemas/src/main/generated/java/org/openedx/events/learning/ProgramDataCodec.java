// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.events.learning.data.ProgramData;

final class ProgramDataCodec {
  private ProgramDataCodec() {}

  static void write(ProgramData value, AvroWriter out) {
    out.writeString(value.uuid());
    out.writeString(value.title());
    out.writeString(value.programType());
  }

  static ProgramData read(AvroReader in) {
    return new ProgramData(in.readString(), in.readString(), in.readString());
  }

  static GenericRecord toGeneric(ProgramData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    record.put(0, value.uuid());
    record.put(1, value.title());
    record.put(2, value.programType());
    return record;
  }

  static ProgramData fromGeneric(IndexedRecord record) {
    return new ProgramData(
        GenericValues.string(record.get(0)),
        GenericValues.string(record.get(1)),
        GenericValues.string(record.get(2)));
  }
}
