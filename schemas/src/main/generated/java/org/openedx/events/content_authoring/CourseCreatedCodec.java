// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.event.PayloadCodec;

final class CourseCreatedCodec implements PayloadCodec<CourseCreated> {
  static final CourseCreatedCodec INSTANCE = new CourseCreatedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"course\", \"type\": {\"fields\": [{\"name\": \"course_key\", "
      + "\"type\": \"string\"}], \"name\": \"CourseData\", \"type\": \"record\"}}], "
      + "\"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.content_authoring.course.created.v1\", "
      + "\"type\": \"record\"}";

  private CourseCreatedCodec() {}

  @Override
  public Class<CourseCreated> payloadType() {
    return CourseCreated.class;
  }

  @Override
  public void write(CourseCreated value, AvroWriter out) {
    CourseDataCodec.write(value.course(), out);
  }

  @Override
  public CourseCreated read(AvroReader in) {
    return new CourseCreated(CourseDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(CourseCreated value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, CourseDataCodec.toGeneric(value.course(), fields.get(0).schema()));
    return record;
  }

  @Override
  public CourseCreated fromGeneric(IndexedRecord record) {
    return new CourseCreated(CourseDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
