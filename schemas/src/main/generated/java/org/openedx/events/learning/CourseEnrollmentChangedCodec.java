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

final class CourseEnrollmentChangedCodec implements PayloadCodec<CourseEnrollmentChanged> {
  static final CourseEnrollmentChangedCodec INSTANCE = new CourseEnrollmentChangedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"enrollment\", \"type\": {\"fields\": [{\"name\": \"user\", "
      + "\"type\": {\"fields\": [{\"name\": \"id\", \"type\": \"long\"}, "
      + "{\"name\": \"is_active\", \"type\": \"boolean\"}, {\"name\": \"pii\", "
      + "\"type\": {\"fields\": [{\"name\": \"username\", \"type\": \"string\"}, "
      + "{\"name\": \"email\", \"type\": \"string\"}, {\"name\": \"name\", "
      + "\"type\": \"string\"}], \"name\": \"UserPersonalData\", \"type\": \"record\"}}], "
      + "\"name\": \"UserData\", \"type\": \"record\"}}, {\"name\": \"course\", "
      + "\"type\": {\"fields\": [{\"name\": \"course_key\", \"type\": \"string\"}, "
      + "{\"name\": \"display_name\", \"type\": \"string\"}, {\"default\": null, "
      + "\"name\": \"start\", \"type\": [\"null\", \"string\"]}, {\"default\": null, "
      + "\"name\": \"end\", \"type\": [\"null\", \"string\"]}], \"name\": \"CourseData\", "
      + "\"type\": \"record\"}}, {\"name\": \"mode\", \"type\": \"string\"}, "
      + "{\"name\": \"is_active\", \"type\": \"boolean\"}, {\"name\": \"creation_date\", "
      + "\"type\": \"string\"}, {\"default\": null, \"name\": \"created_by\", "
      + "\"type\": [\"null\", \"UserData\"]}], \"name\": \"CourseEnrollmentData\", "
      + "\"type\": \"record\"}}], \"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.learning.course.enrollment.changed.v1\", "
      + "\"type\": \"record\"}";

  private CourseEnrollmentChangedCodec() {}

  @Override
  public Class<CourseEnrollmentChanged> payloadType() {
    return CourseEnrollmentChanged.class;
  }

  @Override
  public void write(CourseEnrollmentChanged value, AvroWriter out) {
    CourseEnrollmentDataCodec.write(value.enrollment(), out);
  }

  @Override
  public CourseEnrollmentChanged read(AvroReader in) {
    return new CourseEnrollmentChanged(CourseEnrollmentDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(CourseEnrollmentChanged value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, CourseEnrollmentDataCodec.toGeneric(value.enrollment(), fields.get(0).schema()));
    return record;
  }

  @Override
  public CourseEnrollmentChanged fromGeneric(IndexedRecord record) {
    return new CourseEnrollmentChanged(
        CourseEnrollmentDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
