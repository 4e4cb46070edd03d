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
import org.openedx.events.learning.data.ExamAttemptData;

final class ExamAttemptDataCodec {
  private ExamAttemptDataCodec() {}

  static void write(ExamAttemptData value, AvroWriter out) {
    UserDataCodec.write(value.studentUser(), out);
    out.writeString(value.courseKey());
    out.writeString(value.usageKey());
    out.writeString(value.examType());
    if (value.requestingUser() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      UserDataCodec.write(value.requestingUser(), out);
    }
  }

  static ExamAttemptData read(AvroReader in) {
    return new ExamAttemptData(
        UserDataCodec.read(in),
        in.readString(),
        in.readString(),
        in.readString(),
        in.readPresent(0) ? UserDataCodec.read(in) : null);
  }

  static GenericRecord toGeneric(ExamAttemptData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, UserDataCodec.toGeneric(value.studentUser(), fields.get(0).schema()));
    record.put(1, value.courseKey());
    record.put(2, value.usageKey());
    record.put(3, value.examType());
    record.put(4, value.requestingUser() == null
        ? null
        : UserDataCodec.toGeneric(value.requestingUser(), GenericValues.present(fields.get(4).schema())));
    return record;
  }

  static ExamAttemptData fromGeneric(IndexedRecord record) {
    return new ExamAttemptData(
        UserDataCodec.fromGeneric((IndexedRecord) record.get(0)),
        GenericValues.string(record.get(1)),
        GenericValues.string(record.get(2)),
        GenericValues.string(record.get(3)),
        record.get(4) == null ? null : UserDataCodec.fromGeneric((IndexedRecord) record.get(4)));
  }
}
