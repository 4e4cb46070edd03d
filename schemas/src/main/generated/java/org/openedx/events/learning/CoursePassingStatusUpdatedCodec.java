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

final class CoursePassingStatusUpdatedCodec implements PayloadCodec<CoursePassingStatusUpdated> {
  static final CoursePassingStatusUpdatedCodec INSTANCE = new CoursePassingStatusUpdatedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"course_passing_status\", "
      + "\"type\": {\"fields\": [{\"name\": \"is_passing\", \"type\": \"boolean\"}, "
      + "{\"name\": \"course\", \"type\": {\"fields\": [{\"name\": \"course_key\", "
      + "\"type\": \"string\"}, {\"name\": \"display_name\", \"type\": \"string\"}, "
      + "{\"default\": null, \"name\": \"start\", \"type\": [\"null\", \"string\"]}, "
      + "{\"default\": null, \"name\": \"end\", \"type\": [\"null\", \"string\"]}], "
      + "\"name\": \"CourseData\", \"type\": \"record\"}}, {\"name\": \"user\", "
      + "\"type\": {\"fields\": [{\"name\": \"id\", \"type\": \"long\"}, "
      + "{\"name\": \"is_active\", \"type\": \"boolean\"}, {\"name\": \"pii\", "
      + "\"type\": {\"fields\": [{\"name\": \"username\", \"type\": \"string\"}, "
      + "{\"name\": \"email\", \"type\": \"string\"}, {\"name\": \"name\", "
      + "\"type\": \"string\"}], \"name\": \"UserPersonalData\", \"type\": \"record\"}}], "
      + "\"name\": \"UserData\", \"type\": \"record\"}}], \"name\": \"CoursePassingStatusData\", "
      + "\"type\": \"record\"}}], \"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.learning.course.passing.status.updated.v1\", "
      + "\"type\": \"record\"}";

  private CoursePassingStatusUpdatedCodec() {}

  @Override
  public Class<CoursePassingStatusUpdated> payloadType() {
    return CoursePassingStatusUpdated.class;
  }

  @Override
  public void write(CoursePassingStatusUpdated value, AvroWriter out) {
    CoursePassingStatusDataCodec.write(value.coursePassingStatus(), out);
  }

  @Override
  public CoursePassingStatusUpdated read(AvroReader in) {
    return new CoursePassingStatusUpdated(CoursePassingStatusDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(CoursePassingStatusUpdated value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, CoursePassingStatusDataCodec.toGeneric(value.coursePassingStatus(), fields.get(0).schema()));
    return record;
  }

  @Override
  public CoursePassingStatusUpdated fromGeneric(IndexedRecord record) {
    return new CoursePassingStatusUpdated(
        CoursePassingStatusDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
