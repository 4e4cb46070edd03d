// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.events.learning.data.BadgeTemplateData;

final class BadgeTemplateDataCodec {
  private BadgeTemplateDataCodec() {}

  static void write(BadgeTemplateData value, AvroWriter out) {
    out.writeString(value.uuid());
    out.writeString(value.origin());
    if (value.name() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeString(value.name());
    }
    if (value.description() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeString(value.description());
    }
    if (value.imageUrl() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeString(value.imageUrl());
    }
  }

  static BadgeTemplateData read(AvroReader in) {
    return new BadgeTemplateData(
        in.readString(),
        in.readString(),
        in.readPresent(0) ? in.readString() : null,
        in.readPresent(0) ? in.readString() : null,
        in.readPresent(0) ? in.readString() : null);
  }

  static GenericRecord toGeneric(BadgeTemplateData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    record.put(0, value.uuid());
    record.put(1, value.origin());
    record.put(2, value.name() == null ? null : value.name());
    record.put(3, value.description() == null ? null : value.description());
    record.put(4, value.imageUrl() == null ? null : value.imageUrl());
    return record;
  }

  static BadgeTemplateData fromGeneric(IndexedRecord record) {
    return new BadgeTemplateData(
        GenericValues.string(record.get(0)),
        GenericValues.string(record.get(1)),
        record.get(2) == null ? null : GenericValues.string(record.get(2)),
        record.get(3) == null ? null : GenericValues.string(record.get(3)),
        record.get(4) == null ? null : GenericValues.string(record.get(4)));
  }
}
