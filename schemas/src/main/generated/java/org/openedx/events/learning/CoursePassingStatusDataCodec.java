// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.events.learning.data.CoursePassingStatusData;

final class CoursePassingStatusDataCodec {
  private CoursePassingStatusDataCodec() {}

  static void write(CoursePassingStatusData value, AvroWriter out) {
    out.writeBoolean(value.isPassing());
    CourseDataCodec.write(value.course(), out);
    UserDataCodec.write(value.user(), out);
  }

  static CoursePassingStatusData read(AvroReader in) {
    return new CoursePassingStatusData(
        in.readBoolean(),
        CourseDataCodec.read(in),
        UserDataCodec.read(in));
  }

  static GenericRecord toGeneric(CoursePassingStatusData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, value.isPassing());
    record.put(1, CourseDataCodec.toGeneric(value.course(), fields.get(1).schema()));
    record.put(2, UserDataCodec.toGeneric(value.user(), fields.get(2).schema()));
    return record;
  }

  static CoursePassingStatusData fromGeneric(IndexedRecord record) {
    return new CoursePassingStatusData(
        (Boolean) record.get(0),
        CourseDataCodec.fromGeneric((IndexedRecord) record.get(1)),
        UserDataCodec.fromGeneric((IndexedRecord) record.get(2)));
  }
}
