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

final class CourseNotificationRequestedCodec implements PayloadCodec<CourseNotificationRequested> {
  static final CourseNotificationRequestedCodec INSTANCE = new CourseNotificationRequestedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"course_notification_data\", "
      + "\"type\": {\"fields\": [{\"name\": \"course_key\", \"type\": \"string\"}, "
      + "{\"name\": \"app_name\", \"type\": \"string\"}, {\"name\": \"notification_type\", "
      + "\"type\": \"string\"}, {\"name\": \"content_url\", \"type\": \"string\"}, "
      + "{\"name\": \"content_context\", \"type\": {\"type\": \"map\", \"values\": \"string\"}}, "
      + "{\"name\": \"audience_filters\", \"type\": {\"type\": \"map\", "
      + "\"values\": {\"items\": \"string\", \"type\": \"array\"}}}], "
      + "\"name\": \"CourseNotificationData\", \"type\": \"record\"}}], "
      + "\"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.learning.course.notification.requested.v1\", "
      + "\"type\": \"record\"}";

  private CourseNotificationRequestedCodec() {}

  @Override
  public Class<CourseNotificationRequested> payloadType() {
    return CourseNotificationRequested.class;
  }

  @Override
  public void write(CourseNotificationRequested value, AvroWriter out) {
    CourseNotificationDataCodec.write(value.courseNotificationData(), out);
  }

  @Override
  public CourseNotificationRequested read(AvroReader in) {
    return new CourseNotificationRequested(CourseNotificationDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(CourseNotificationRequested value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, CourseNotificationDataCodec.toGeneric(value.courseNotificationData(), fields.get(0).schema()));
    return record;
  }

  @Override
  public CourseNotificationRequested fromGeneric(IndexedRecord record) {
    return new CourseNotificationRequested(
        CourseNotificationDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
