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

final class CourseDiscussionsChangedCodec implements PayloadCodec<CourseDiscussionsChanged> {
  static final CourseDiscussionsChangedCodec INSTANCE = new CourseDiscussionsChangedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"configuration\", "
      + "\"type\": {\"fields\": [{\"name\": \"course_key\", \"type\": \"string\"}, "
      + "{\"name\": \"provider_type\", \"type\": \"string\"}, {\"name\": \"enabled\", "
      + "\"type\": \"boolean\"}, {\"name\": \"enable_in_context\", \"type\": \"boolean\"}, "
      + "{\"name\": \"enable_graded_units\", \"type\": \"boolean\"}, "
      + "{\"name\": \"unit_level_visibility\", \"type\": \"boolean\"}, "
      + "{\"name\": \"plugin_configuration\", \"type\": {\"type\": \"map\", "
      + "\"values\": \"boolean\"}}, {\"name\": \"contexts\", "
      + "\"type\": {\"items\": {\"fields\": [{\"name\": \"title\", \"type\": \"string\"}, "
      + "{\"default\": null, \"name\": \"usage_key\", \"type\": [\"null\", \"string\"]}, "
      + "{\"default\": null, \"name\": \"group_id\", \"type\": [\"null\", \"long\"]}, "
      + "{\"default\": null, \"name\": \"external_id\", \"type\": [\"null\", \"string\"]}, "
      + "{\"default\": null, \"name\": \"ordering\", \"type\": [\"null\", \"long\"]}, "
      + "{\"name\": \"context\", \"type\": {\"type\": \"map\", \"values\": \"string\"}}], "
      + "\"name\": \"DiscussionTopicContext\", \"type\": \"record\"}, \"type\": \"array\"}}], "
      + "\"name\": \"CourseDiscussionConfigurationData\", \"type\": \"record\"}}], "
      + "\"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.learning.discussions.configuration.changed.v1\", "
      + "\"type\": \"record\"}";

  private CourseDiscussionsChangedCodec() {}

  @Override
  public Class<CourseDiscussionsChanged> payloadType() {
    return CourseDiscussionsChanged.class;
  }

  @Override
  public void write(CourseDiscussionsChanged value, AvroWriter out) {
    CourseDiscussionConfigurationDataCodec.write(value.configuration(), out);
  }

  @Override
  public CourseDiscussionsChanged read(AvroReader in) {
    return new CourseDiscussionsChanged(CourseDiscussionConfigurationDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(CourseDiscussionsChanged value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, CourseDiscussionConfigurationDataCodec.toGeneric(value.configuration(), fields.get(0).schema()));
    return record;
  }

  @Override
  public CourseDiscussionsChanged fromGeneric(IndexedRecord record) {
    return new CourseDiscussionsChanged(
        CourseDiscussionConfigurationDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
