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
import org.openedx.events.learning.data.CourseAccessRoleData;

final class CourseAccessRoleDataCodec {
  private CourseAccessRoleDataCodec() {}

  static void write(CourseAccessRoleData value, AvroWriter out) {
    UserDataCodec.write(value.user(), out);
    out.writeString(value.orgKey());
    out.writeString(value.courseKey());
    out.writeString(value.role());
  }

  static CourseAccessRoleData read(AvroReader in) {
    return new CourseAccessRoleData(
        UserDataCodec.read(in),
        in.readString(),
        in.readString(),
        in.readString());
  }

  static GenericRecord toGeneric(CourseAccessRoleData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, UserDataCodec.toGeneric(value.user(), fields.get(0).schema()));
    record.put(1, value.orgKey());
    record.put(2, value.courseKey());
    record.put(3, value.role());
    return record;
  }

  static CourseAccessRoleData fromGeneric(IndexedRecord record) {
    return new CourseAccessRoleData(
        UserDataCodec.fromGeneric((IndexedRecord) record.get(0)),
        GenericValues.string(record.get(1)),
        GenericValues.string(record.get(2)),
        GenericValues.string(record.get(3)));
  }
}
