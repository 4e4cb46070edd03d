// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.events.content_authoring.data.CourseData;

final class CourseDataCodec {
  private CourseDataCodec() {}

  static void write(CourseData value, AvroWriter out) {
    out.writeString(value.courseKey());
  }

  static CourseData read(AvroReader in) {
    return new CourseData(in.readString());
  }

  static GenericRecord toGeneric(CourseData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    record.put(0, value.courseKey());
    return record;
  }

  static CourseData fromGeneric(IndexedRecord record) {
    return new CourseData(GenericValues.string(record.get(0)));
  }
}
