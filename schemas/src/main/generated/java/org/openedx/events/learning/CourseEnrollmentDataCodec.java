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
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.events.learning.data.CourseEnrollmentData;

final class CourseEnrollmentDataCodec {
  private CourseEnrollmentDataCodec() {}

  static void write(CourseEnrollmentData value, AvroWriter out) {
    UserDataCodec.write(value.user(), out);
    CourseDataCodec.write(value.course(), out);
    out.writeString(value.mode());
    out.writeBoolean(value.isActive());
    out.writeString(value.creationDate().text());
    if (value.createdBy() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      UserDataCodec.write(value.createdBy(), out);
    }
  }

  static CourseEnrollmentData read(AvroReader in) {
    return new CourseEnrollmentData(
        UserDataCodec.read(in),
        CourseDataCodec.read(in),
        in.readString(),
        in.readBoolean(),
        new IsoDateTime(in.readString()),
        in.readPresent(0) ? UserDataCodec.read(in) : null);
  }

  static GenericRecord toGeneric(CourseEnrollmentData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, UserDataCodec.toGeneric(value.user(), fields.get(0).schema()));
    record.put(1, CourseDataCodec.toGeneric(value.course(), fields.get(1).schema()));
    record.put(2, value.mode());
    record.put(3, value.isActive());
    record.put(4, value.creationDate().text());
    record.put(5, value.createdBy() == null
        ? null
        : UserDataCodec.toGeneric(value.createdBy(), GenericValues.present(fields.get(5).schema())));
    return record;
  }

  static CourseEnrollmentData fromGeneric(IndexedRecord record) {
    return new CourseEnrollmentData(
        UserDataCodec.fromGeneric((IndexedRecord) record.get(0)),
        CourseDataCodec.fromGeneric((IndexedRecord) record.get(1)),
        GenericValues.string(record.get(2)),
        (Boolean) record.get(3),
        new IsoDateTime(GenericValues.string(record.get(4))),
        record.get(5) == null ? null : UserDataCodec.fromGeneric((IndexedRecord) record.get(5)));
  }
}
