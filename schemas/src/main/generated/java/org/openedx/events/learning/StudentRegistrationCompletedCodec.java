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

final class StudentRegistrationCompletedCodec implements PayloadCodec<StudentRegistrationCompleted> {
  static final StudentRegistrationCompletedCodec INSTANCE = new StudentRegistrationCompletedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"user\", \"type\": {\"fields\": [{\"name\": \"id\", "
      + "\"type\": \"long\"}, {\"name\": \"is_active\", \"type\": \"boolean\"}, "
      + "{\"name\": \"pii\", \"type\": {\"fields\": [{\"name\": \"username\", "
      + "\"type\": \"string\"}, {\"name\": \"email\", \"type\": \"string\"}, "
      + "{\"name\": \"name\", \"type\": \"string\"}], \"name\": \"UserPersonalData\", "
      + "\"type\": \"record\"}}], \"name\": \"UserData\", \"type\": \"record\"}}], "
      + "\"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.learning.student.registration.completed.v1\", "
      + "\"type\": \"record\"}";

  private StudentRegistrationCompletedCodec() {}

  @Override
  public Class<StudentRegistrationCompleted> payloadType() {
    return StudentRegistrationCompleted.class;
  }

  @Override
  public void write(StudentRegistrationCompleted value, AvroWriter out) {
    UserDataCodec.write(value.user(), out);
  }

  @Override
  public StudentRegistrationCompleted read(AvroReader in) {
    return new StudentRegistrationCompleted(UserDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(StudentRegistrationCompleted value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, UserDataCodec.toGeneric(value.user(), fields.get(0).schema()));
    return record;
  }

  @Override
  public StudentRegistrationCompleted fromGeneric(IndexedRecord record) {
    return new StudentRegistrationCompleted(
        UserDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
