// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.events.content_authoring.data.LibraryContainerData;

final class LibraryContainerDataCodec {
  private LibraryContainerDataCodec() {}

  static void write(LibraryContainerData value, AvroWriter out) {
    out.writeString(value.containerKey());
    out.writeBoolean(value.background());
  }

  static LibraryContainerData read(AvroReader in) {
    return new LibraryContainerData(in.readString(), in.readBoolean());
  }

  static GenericRecord toGeneric(LibraryContainerData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    record.put(0, value.containerKey());
    record.put(1, value.background());
    return record;
  }

  static LibraryContainerData fromGeneric(IndexedRecord record) {
    return new LibraryContainerData(GenericValues.string(record.get(0)), (Boolean) record.get(1));
  }
}
