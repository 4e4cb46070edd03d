// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.events.content_authoring.data.LibraryBlockData;

final class LibraryBlockDataCodec {
  private LibraryBlockDataCodec() {}

  static void write(LibraryBlockData value, AvroWriter out) {
    out.writeString(value.libraryKey());
    out.writeString(value.usageKey());
  }

  static LibraryBlockData read(AvroReader in) {
    return new LibraryBlockData(in.readString(), in.readString());
  }

  static GenericRecord toGeneric(LibraryBlockData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    record.put(0, value.libraryKey());
    record.put(1, value.usageKey());
    return record;
  }

  static LibraryBlockData fromGeneric(IndexedRecord record) {
    return new LibraryBlockData(
        GenericValues.string(record.get(0)),
        GenericValues.string(record.get(1)));
  }
}
