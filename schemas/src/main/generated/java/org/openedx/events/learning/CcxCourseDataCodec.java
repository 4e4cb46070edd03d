// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.events.learning.data.CcxCourseData;

final class CcxCourseDataCodec {
  private CcxCourseDataCodec() {}

  static void write(CcxCourseData value, AvroWriter out) {
    out.writeString(value.ccxCourseKey());
    out.writeString(value.masterCourseKey());
    out.writeString(value.displayName());
    out.writeString(value.coachEmail());
    if (value.start() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeString(value.start());
    }
    if (value.end() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeString(value.end());
    }
    if (value.maxStudentsAllowed() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeLong(value.maxStudentsAllowed());
    }
  }

  static CcxCourseData read(AvroReader in) {
    return new CcxCourseData(
        in.readString(),
        in.readString(),
        in.readString(),
        in.readString(),
        in.readPresent(0) ? in.readString() : null,
        in.readPresent(0) ? in.readString() : null,
        in.readPresent(0) ? in.readLong() : null);
  }

  static GenericRecord toGeneric(CcxCourseData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    record.put(0, value.ccxCourseKey());
    record.put(1, value.masterCourseKey());
    record.put(2, value.displayName());
    record.put(3, value.coachEmail());
    record.put(4, value.start() == null ? null : value.start());
    record.put(5, value.end() == null ? null : value.end());
    record.put(6, value.maxStudentsAllowed() == null ? null : value.maxStudentsAllowed());
    return record;
  }

  static CcxCourseData fromGeneric(IndexedRecord record) {
    return new CcxCourseData(
        GenericValues.string(record.get(0)),
        GenericValues.string(record.get(1)),
        GenericValues.string(record.get(2)),
        GenericValues.string(record.get(3)),
        record.get(4) == null ? null : GenericValues.string(record.get(4)),
        record.get(5) == null ? null : GenericValues.string(record.get(5)),
        record.get(6) == null ? null : (Long) record.get(6));
  }
}
