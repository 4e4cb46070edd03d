// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.events.content_authoring.data.ContentLibraryData;

final class ContentLibraryDataCodec {
  private ContentLibraryDataCodec() {}

  static void write(ContentLibraryData value, AvroWriter out) {
    out.writeString(value.libraryKey());
    out.writeBoolean(value.updateBlocks());
  }

  static ContentLibraryData read(AvroReader in) {
    return new ContentLibraryData(in.readString(), in.readBoolean());
  }

  static GenericRecord toGeneric(ContentLibraryData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    record.put(0, value.libraryKey());
    record.put(1, value.updateBlocks());
    return record;
  }

  static ContentLibraryData fromGeneric(IndexedRecord record) {
    return new ContentLibraryData(GenericValues.string(record.get(0)), (Boolean) record.get(1));
  }
}
