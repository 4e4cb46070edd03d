// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.events.learning.data.BadgeData;

final class BadgeDataCodec {
  private BadgeDataCodec() {}

  static void write(BadgeData value, AvroWriter out) {
    out.writeString(value.uuid());
    UserDataCodec.write(value.user(), out);
    BadgeTemplateDataCodec.write(value.template(), out);
  }

  static BadgeData read(AvroReader in) {
    return new BadgeData(in.readString(), UserDataCodec.read(in), BadgeTemplateDataCodec.read(in));
  }

  static GenericRecord toGeneric(BadgeData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, value.uuid());
    record.put(1, UserDataCodec.toGeneric(value.user(), fields.get(1).schema()));
    record.put(2, BadgeTemplateDataCodec.toGeneric(value.template(), fields.get(2).schema()));
    return record;
  }

  static BadgeData fromGeneric(IndexedRecord record) {
    return new BadgeData(
        GenericValues.string(record.get(0)),
        UserDataCodec.fromGeneric((IndexedRecord) record.get(1)),
        BadgeTemplateDataCodec.fromGeneric((IndexedRecord) record.get(2)));
  }
}
