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

final class CourseImportCompletedCodec implements PayloadCodec<CourseImportCompleted> {
  static final CourseImportCompletedCodec INSTANCE = new CourseImportCompletedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"course\", \"type\": {\"fields\": [{\"name\": \"course_key\", "
      + "\"type\": \"string\"}], \"name\": \"CourseData\", \"type\": \"record\"}}], "
      + "\"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.content_authoring.course.import.completed.v1\", "
      + "\"type\": \"record\"}";

  private CourseImportCompletedCodec() {}

  @Override
  public Class<CourseImportCompleted> payloadType() {
    return CourseImportCompleted.class;
  }

  @Override
  public void write(CourseImportCompleted value, AvroWriter out) {
    CourseDataCodec.write(value.course(), out);
  }

  @Override
  public CourseImportCompleted read(AvroReader in) {
    return new CourseImportCompleted(CourseDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(CourseImportCompleted value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, CourseDataCodec.toGeneric(value.course(), fields.get(0).schema()));
    return record;
  }

  @Override
  public CourseImportCompleted fromGeneric(IndexedRecord record) {
    return new CourseImportCompleted(CourseDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
