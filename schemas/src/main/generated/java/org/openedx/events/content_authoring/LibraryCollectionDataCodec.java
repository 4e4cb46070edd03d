// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.events.content_authoring.data.LibraryCollectionData;

final class LibraryCollectionDataCodec {
  private LibraryCollectionDataCodec() {}

  static void write(LibraryCollectionData value, AvroWriter out) {
    out.writeString(value.collectionKey());
    out.writeBoolean(value.background());
  }

  static LibraryCollectionData read(AvroReader in) {
    return new LibraryCollectionData(in.readString(), in.readBoolean());
  }

  static GenericRecord toGeneric(LibraryCollectionData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    record.put(0, value.collectionKey());
    record.put(1, value.background());
    return record;
  }

  static LibraryCollectionData fromGeneric(IndexedRecord record) {
    return new LibraryCollectionData(GenericValues.string(record.get(0)), (Boolean) record.get(1));
  }
}
