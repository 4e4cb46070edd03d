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

final class UserNotificationRequestedCodec implements PayloadCodec<UserNotificationRequested> {
  static final UserNotificationRequestedCodec INSTANCE = new UserNotificationRequestedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"notification_data\", "
      + "\"type\": {\"fields\": [{\"name\": \"user_ids\", \"type\": {\"items\": \"long\", "
      + "\"type\": \"array\"}}, {\"name\": \"notification_type\", \"type\": \"string\"}, "
      + "{\"name\": \"content_url\", \"type\": \"string\"}, {\"name\": \"app_name\", "
      + "\"type\": \"string\"}, {\"name\": \"course_key\", \"type\": \"string\"}, "
      + "{\"name\": \"context\", \"type\": {\"type\": \"map\", \"values\": \"string\"}}], "
      + "\"name\": \"UserNotificationData\", \"type\": \"record\"}}], \"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.learning.user.notification.requested.v1\", "
      + "\"type\": \"record\"}";

  private UserNotificationRequestedCodec() {}

  @Override
  public Class<UserNotificationRequested> payloadType() {
    return UserNotificationRequested.class;
  }

  @Override
  public void write(UserNotificationRequested value, AvroWriter out) {
    UserNotificationDataCodec.write(value.notificationData(), out);
  }

  @Override
  public UserNotificationRequested read(AvroReader in) {
    return new UserNotificationRequested(UserNotificationDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(UserNotificationRequested value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, UserNotificationDataCodec.toGeneric(value.notificationData(), fields.get(0).schema()));
    return record;
  }

  @Override
  public UserNotificationRequested fromGeneric(IndexedRecord record) {
    return new UserNotificationRequested(
        UserNotificationDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
