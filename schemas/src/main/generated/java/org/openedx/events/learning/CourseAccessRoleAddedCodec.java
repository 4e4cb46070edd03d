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

final class CourseAccessRoleAddedCodec implements PayloadCodec<CourseAccessRoleAdded> {
  static final CourseAccessRoleAddedCodec INSTANCE = new CourseAccessRoleAddedCodec();

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
      + "\"namespace\": \"org.openedx.learning.user.course_access_role.added.v1\", "
      + "\"type\": \"record\"}";

  private CourseAccessRoleAddedCodec() {}

  @Override
  public Class<CourseAccessRoleAdded> payloadType() {
    return CourseAccessRoleAdded.class;
  }

  @Override
  public void write(CourseAccessRoleAdded value, AvroWriter out) {
    CourseAccessRoleDataCodec.write(value.courseAccessRoleData(), out);
  }

  @Override
  public CourseAccessRoleAdded read(AvroReader in) {
    return new CourseAccessRoleAdded(CourseAccessRoleDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(CourseAccessRoleAdded value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, CourseAccessRoleDataCodec.toGeneric(value.courseAccessRoleData(), fields.get(0).schema()));
    return record;
  }

  @Override
  public CourseAccessRoleAdded fromGeneric(IndexedRecord record) {
    return new CourseAccessRoleAdded(
        CourseAccessRoleDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
