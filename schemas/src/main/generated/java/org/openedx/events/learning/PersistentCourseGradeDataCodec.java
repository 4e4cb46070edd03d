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
import org.openedx.events.learning.data.PersistentCourseGradeData;

final class PersistentCourseGradeDataCodec {
  private PersistentCourseGradeDataCodec() {}

  static void write(PersistentCourseGradeData value, AvroWriter out) {
    out.writeLong(value.userId());
    CourseDataCodec.write(value.course(), out);
    out.writeString(value.courseEditedTimestamp().text());
    out.writeString(value.courseVersion());
    out.writeString(value.gradingPolicyHash());
    out.writeDouble(value.percentGrade());
    out.writeString(value.letterGrade());
    out.writeString(value.passedTimestamp().text());
  }

  static PersistentCourseGradeData read(AvroReader in) {
    return new PersistentCourseGradeData(
        in.readLong(),
        CourseDataCodec.read(in),
        new IsoDateTime(in.readString()),
        in.readString(),
        in.readString(),
        in.readDouble(),
        in.readString(),
        new IsoDateTime(in.readString()));
  }

  static GenericRecord toGeneric(PersistentCourseGradeData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, value.userId());
    record.put(1, CourseDataCodec.toGeneric(value.course(), fields.get(1).schema()));
    record.put(2, value.courseEditedTimestamp().text());
    record.put(3, value.courseVersion());
    record.put(4, value.gradingPolicyHash());
    record.put(5, value.percentGrade());
    record.put(6, value.letterGrade());
    record.put(7, value.passedTimestamp().text());
    return record;
  }

  static PersistentCourseGradeData fromGeneric(IndexedRecord record) {
    return new PersistentCourseGradeData(
        (Long) record.get(0),
        CourseDataCodec.fromGeneric((IndexedRecord) record.get(1)),
        new IsoDateTime(GenericValues.string(record.get(2))),
        GenericValues.string(record.get(3)),
        GenericValues.string(record.get(4)),
        (Double) record.get(5),
        GenericValues.string(record.get(6)),
        new IsoDateTime(GenericValues.string(record.get(7))));
  }
}
