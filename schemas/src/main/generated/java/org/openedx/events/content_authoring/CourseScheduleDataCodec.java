// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.events.content_authoring.data.CourseScheduleData;

final class CourseScheduleDataCodec {
  private CourseScheduleDataCodec() {}

  static void write(CourseScheduleData value, AvroWriter out) {
    out.writeString(value.start().text());
    out.writeString(value.pacing());
    if (value.end() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeString(value.end().text());
    }
    if (value.enrollmentStart() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeString(value.enrollmentStart().text());
    }
    if (value.enrollmentEnd() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeString(value.enrollmentEnd().text());
    }
  }

  static CourseScheduleData read(AvroReader in) {
    return new CourseScheduleData(
        new IsoDateTime(in.readString()),
        in.readString(),
        in.readPresent(0) ? new IsoDateTime(in.readString()) : null,
        in.readPresent(0) ? new IsoDateTime(in.readString()) : null,
        in.readPresent(0) ? new IsoDateTime(in.readString()) : null);
  }

  static GenericRecord toGeneric(CourseScheduleData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    record.put(0, value.start().text());
    record.put(1, value.pacing());
    record.put(2, value.end() == null ? null : value.end().text());
    record.put(3, value.enrollmentStart() == null ? null : value.enrollmentStart().text());
    record.put(4, value.enrollmentEnd() == null ? null : value.enrollmentEnd().text());
    return record;
  }

  static CourseScheduleData fromGeneric(IndexedRecord record) {
    return new CourseScheduleData(
        new IsoDateTime(GenericValues.string(record.get(0))),
        GenericValues.string(record.get(1)),
        record.get(2) == null ? null : new IsoDateTime(GenericValues.string(record.get(2))),
        record.get(3) == null ? null : new IsoDateTime(GenericValues.string(record.get(3))),
        record.get(4) == null ? null : new IsoDateTime(GenericValues.string(record.get(4))));
  }
}
