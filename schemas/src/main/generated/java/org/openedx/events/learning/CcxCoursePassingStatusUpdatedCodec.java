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

final class CcxCoursePassingStatusUpdatedCodec implements PayloadCodec<CcxCoursePassingStatusUpdated> {
  static final CcxCoursePassingStatusUpdatedCodec INSTANCE = new CcxCoursePassingStatusUpdatedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"course_passing_status\", "
      + "\"type\": {\"fields\": [{\"name\": \"is_passing\", \"type\": \"boolean\"}, "
      + "{\"name\": \"user\", \"type\": {\"fields\": [{\"name\": \"id\", \"type\": \"long\"}, "
      + "{\"name\": \"is_active\", \"type\": \"boolean\"}, {\"name\": \"pii\", "
      + "\"type\": {\"fields\": [{\"name\": \"username\", \"type\": \"string\"}, "
      + "{\"name\": \"email\", \"type\": \"string\"}, {\"name\": \"name\", "
      + "\"type\": \"string\"}], \"name\": \"UserPersonalData\", \"type\": \"record\"}}], "
      + "\"name\": \"UserData\", \"type\": \"record\"}}, {\"name\": \"course\", "
      + "\"type\": {\"fields\": [{\"name\": \"ccx_course_key\", \"type\": \"string\"}, "
      + "{\"name\": \"master_course_key\", \"type\": \"string\"}, {\"name\": \"display_name\", "
      + "\"type\": \"string\"}, {\"name\": \"coach_email\", \"type\": \"string\"}, "
      + "{\"default\": null, \"name\": \"start\", \"type\": [\"null\", \"string\"]}, "
      + "{\"default\": null, \"name\": \"end\", \"type\": [\"null\", \"string\"]}, "
      + "{\"default\": null, \"name\": \"max_students_allowed\", \"type\": [\"null\", "
      + "\"long\"]}], \"name\": \"CcxCourseData\", \"type\": \"record\"}}], "
      + "\"name\": \"CcxCoursePassingStatusData\", \"type\": \"record\"}}], "
      + "\"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.learning.ccx.course.passing.status.updated.v1\", "
      + "\"type\": \"record\"}";

  private CcxCoursePassingStatusUpdatedCodec() {}

  @Override
  public Class<CcxCoursePassingStatusUpdated> payloadType() {
    return CcxCoursePassingStatusUpdated.class;
  }

  @Override
  public void write(CcxCoursePassingStatusUpdated value, AvroWriter out) {
    CcxCoursePassingStatusDataCodec.write(value.coursePassingStatus(), out);
  }

  @Override
  public CcxCoursePassingStatusUpdated read(AvroReader in) {
    return new CcxCoursePassingStatusUpdated(CcxCoursePassingStatusDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(CcxCoursePassingStatusUpdated value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, CcxCoursePassingStatusDataCodec.toGeneric(value.coursePassingStatus(), fields.get(0).schema()));
    return record;
  }

  @Override
  public CcxCoursePassingStatusUpdated fromGeneric(IndexedRecord record) {
    return new CcxCoursePassingStatusUpdated(
        CcxCoursePassingStatusDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
