// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.events.content_authoring.data.ContentObjectData;

final class ContentObjectDataCodec {
  private ContentObjectDataCodec() {}

  static void write(ContentObjectData value, AvroWriter out) {
    out.writeString(value.objectId());
  }

  static ContentObjectData read(AvroReader in) {
    return new ContentObjectData(in.readString());
  }

  static GenericRecord toGeneric(ContentObjectData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    record.put(0, value.objectId());
    return record;
  }

  static ContentObjectData fromGeneric(IndexedRecord record) {
    return new ContentObjectData(GenericValues.string(record.get(0)));
  }
}
