// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.events.learning.data.CourseData;

final class CourseDataCodec {
  private CourseDataCodec() {}

  static void write(CourseData value, AvroWriter out) {
    out.writeString(value.courseKey());
    out.writeString(value.displayName());
    if (value.start() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeString(value.start().text());
    }
    if (value.end() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeString(value.end().text());
    }
  }

  static CourseData read(AvroReader in) {
    return new CourseData(
        in.readString(),
        in.readString(),
        in.readPresent(0) ? new IsoDateTime(in.readString()) : null,
        in.readPresent(0) ? new IsoDateTime(in.readString()) : null);
  }

  static GenericRecord toGeneric(CourseData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    record.put(0, value.courseKey());
    record.put(1, value.displayName());
    record.put(2, value.start() == null ? null : value.start().text());
    record.put(3, value.end() == null ? null : value.end().text());
    return record;
  }

  static CourseData fromGeneric(IndexedRecord record) {
    return new CourseData(
        GenericValues.string(record.get(0)),
        GenericValues.string(record.get(1)),
        record.get(2) == null ? null : new IsoDateTime(GenericValues.string(record.get(2))),
        record.get(3) == null ? null : new IsoDateTime(GenericValues.string(record.get(3))));
  }
}
