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

final class ForumThreadResponseCreatedCodec implements PayloadCodec<ForumThreadResponseCreated> {
  static final ForumThreadResponseCreatedCodec INSTANCE = new ForumThreadResponseCreatedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"thread\", \"type\": {\"fields\": [{\"name\": \"body\", "
      + "\"type\": \"string\"}, {\"name\": \"commentable_id\", \"type\": \"string\"}, "
      + "{\"name\": \"id\", \"type\": \"string\"}, {\"name\": \"truncated\", "
      + "\"type\": \"boolean\"}, {\"name\": \"url\", \"type\": \"string\"}, {\"name\": \"user\", "
      + "\"type\": {\"fields\": [{\"name\": \"id\", \"type\": \"long\"}, "
      + "{\"name\": \"is_active\", \"type\": \"boolean\"}, {\"name\": \"pii\", "
      + "\"type\": {\"fields\": [{\"name\": \"username\", \"type\": \"string\"}, "
      + "{\"name\": \"email\", \"type\": \"string\"}, {\"name\": \"name\", "
      + "\"type\": \"string\"}], \"name\": \"UserPersonalData\", \"type\": \"record\"}}], "
      + "\"name\": \"UserData\", \"type\": \"record\"}}, {\"name\": \"course_id\", "
      + "\"type\": \"string\"}, {\"default\": null, \"name\": \"thread_type\", "
      + "\"type\": [\"null\", \"string\"]}, {\"default\": null, \"name\": \"anonymous\", "
      + "\"type\": [\"null\", \"boolean\"]}, {\"default\": null, "
      + "\"name\": \"anonymous_to_peers\", \"type\": [\"null\", \"boolean\"]}, "
      + "{\"default\": null, \"name\": \"title\", \"type\": [\"null\", \"string\"]}, "
      + "{\"default\": null, \"name\": \"title_truncated\", \"type\": [\"null\", \"boolean\"]}, "
      + "{\"default\": null, \"name\": \"group_id\", \"type\": [\"null\", \"long\"]}, "
      + "{\"default\": null, \"name\": \"team_id\", \"type\": [\"null\", \"long\"]}, "
      + "{\"default\": null, \"name\": \"category_id\", \"type\": [\"null\", \"long\"]}, "
      + "{\"default\": null, \"name\": \"category_name\", \"type\": [\"null\", \"string\"]}, "
      + "{\"default\": null, \"name\": \"discussion\", \"type\": [\"null\", {\"type\": \"map\", "
      + "\"values\": \"string\"}]}, {\"name\": \"user_course_roles\", "
      + "\"type\": {\"items\": \"string\", \"type\": \"array\"}}, "
      + "{\"name\": \"user_forums_roles\", \"type\": {\"items\": \"string\", "
      + "\"type\": \"array\"}}, {\"name\": \"options\", \"type\": {\"type\": \"map\", "
      + "\"values\": \"boolean\"}}], \"name\": \"DiscussionThreadData\", "
      + "\"type\": \"record\"}}], \"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.learning.forum.thread.response.created.v1\", "
      + "\"type\": \"record\"}";

  private ForumThreadResponseCreatedCodec() {}

  @Override
  public Class<ForumThreadResponseCreated> payloadType() {
    return ForumThreadResponseCreated.class;
  }

  @Override
  public void write(ForumThreadResponseCreated value, AvroWriter out) {
    DiscussionThreadDataCodec.write(value.thread(), out);
  }

  @Override
  public ForumThreadResponseCreated read(AvroReader in) {
    return new ForumThreadResponseCreated(DiscussionThreadDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(ForumThreadResponseCreated value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, DiscussionThreadDataCodec.toGeneric(value.thread(), fields.get(0).schema()));
    return record;
  }

  @Override
  public ForumThreadResponseCreated fromGeneric(IndexedRecord record) {
    return new ForumThreadResponseCreated(
        DiscussionThreadDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
