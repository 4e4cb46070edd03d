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

final class CourseAccessRoleRemovedCodec implements PayloadCodec<CourseAccessRoleRemoved> {
  static final CourseAccessRoleRemovedCodec INSTANCE = new CourseAccessRoleRemovedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"course_access_role_data\", "
      + "\"type\": {\"fields\": [{\"name\": \"user\", \"type\": {\"fields\": [{\"name\": \"id\", "
      + "\"type\": \"long\"}, {\"name\": \"is_active\", \"type\": \"boolean\"}, "
      + "{\"name\": \"pii\", \"type\": {\"fields\": [{\"name\": \"username\", "
      + "\"type\": \"string\"}, {\"name\": \"email\", \"type\": \"string\"}, "
      + "{\"name\": \"name\", \"type\": \"string\"}], \"name\": \"UserPersonalData\", "
      + "\"type\": \"record\"}}], \"name\": \"UserData\", \"type\": \"record\"}}, "
      + "{\"name\": \"org_key\", \"type\": \"string\"}, {\"name\": \"course_key\", "
      + "\"type\": \"string\"}, {\"name\": \"role\", \"type\": \"string\"}], "
      + "\"name\": \"CourseAccessRoleData\", \"type\": \"record\"}}], \"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.learning.user.course_access_role.removed.v1\", "
      + "\"type\": \"record\"}";

  private CourseAccessRoleRemovedCodec() {}

  @Override
  public Class<CourseAccessRoleRemoved> payloadType() {
    return CourseAccessRoleRemoved.class;
  }

  @Override
  public void write(CourseAccessRoleRemoved value, AvroWriter out) {
    CourseAccessRoleDataCodec.write(value.courseAccessRoleData(), out);
  }

  @Override
  public CourseAccessRoleRemoved read(AvroReader in) {
    return new CourseAccessRoleRemoved(CourseAccessRoleDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(CourseAccessRoleRemoved value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, CourseAccessRoleDataCodec.toGeneric(value.courseAccessRoleData(), fields.get(0).schema()));
    return record;
  }

  @Override
  public CourseAccessRoleRemoved fromGeneric(IndexedRecord record) {
    return new CourseAccessRoleRemoved(
        CourseAccessRoleDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
