// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.event.PayloadCodec;

final class ExamAttemptResetCodec implements PayloadCodec<ExamAttemptReset> {
  static final ExamAttemptResetCodec INSTANCE = new ExamAttemptResetCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"exam_attempt\", "
      + "\"type\": {\"fields\": [{\"name\": \"student_user\", "
      + "\"type\": {\"fields\": [{\"name\": \"id\", \"type\": \"long\"}, "
      + "{\"name\": \"is_active\", \"type\": \"boolean\"}, {\"name\": \"pii\", "
      + "\"type\": {\"fields\": [{\"name\": \"username\", \"type\": \"string\"}, "
      + "{\"name\": \"email\", \"type\": \"string\"}, {\"name\": \"name\", "
      + "\"type\": \"string\"}], \"name\": \"UserPersonalData\", \"type\": \"record\"}}], "
      + "\"name\": \"UserData\", \"type\": \"record\"}}, {\"name\": \"course_key\", "
      + "\"type\": \"string\"}, {\"name\": \"usage_key\", \"type\": \"string\"}, "
      + "{\"name\": \"exam_type\", \"type\": \"string\"}, {\"default\": null, "
      + "\"name\": \"requesting_user\", \"type\": [\"null\", \"UserData\"]}], "
      + "\"name\": \"ExamAttemptData\", \"type\": \"record\"}}], \"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.learning.exam.attempt.reset.v1\", \"type\": \"record\"}";

  private ExamAttemptResetCodec() {}

  @Override
  public Class<ExamAttemptReset> payloadType() {
    return ExamAttemptReset.class;
  }

  @Override
  public void write(ExamAttemptReset value, AvroWriter out) {
    ExamAttemptDataCodec.write(value.examAttempt(), out);
  }

  @Override
  public ExamAttemptReset read(AvroReader in) {
    return new ExamAttemptReset(ExamAttemptDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(ExamAttemptReset value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, ExamAttemptDataCodec.toGeneric(value.examAttempt(), fields.get(0).schema()));
    return record;
  }

  @Override
  public ExamAttemptReset fromGeneric(IndexedRecord record) {
    return new ExamAttemptReset(ExamAttemptDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
