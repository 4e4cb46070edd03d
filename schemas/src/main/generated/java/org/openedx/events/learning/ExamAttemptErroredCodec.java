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

final class ExamAttemptErroredCodec implements PayloadCodec<ExamAttemptErrored> {
  static final ExamAttemptErroredCodec INSTANCE = new ExamAttemptErroredCodec();

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
      + "\"namespace\": \"org.openedx.learning.exam.attempt.errored.v1\", \"type\": \"record\"}";

  private ExamAttemptErroredCodec() {}

  @Override
  public Class<ExamAttemptErrored> payloadType() {
    return ExamAttemptErrored.class;
  }

  @Override
  public void write(ExamAttemptErrored value, AvroWriter out) {
    ExamAttemptDataCodec.write(value.examAttempt(), out);
  }

  @Override
  public ExamAttemptErrored read(AvroReader in) {
    return new ExamAttemptErrored(ExamAttemptDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(ExamAttemptErrored value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, ExamAttemptDataCodec.toGeneric(value.examAttempt(), fields.get(0).schema()));
    return record;
  }

  @Override
  public ExamAttemptErrored fromGeneric(IndexedRecord record) {
    return new ExamAttemptErrored(ExamAttemptDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
