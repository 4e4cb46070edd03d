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

final class PersistentGradeSummaryChangedCodec implements PayloadCodec<PersistentGradeSummaryChanged> {
  static final PersistentGradeSummaryChangedCodec INSTANCE = new PersistentGradeSummaryChangedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"grade\", \"type\": {\"fields\": [{\"name\": \"user_id\", "
      + "\"type\": \"long\"}, {\"name\": \"course\", "
      + "\"type\": {\"fields\": [{\"name\": \"course_key\", \"type\": \"string\"}, "
      + "{\"name\": \"display_name\", \"type\": \"string\"}, {\"default\": null, "
      + "\"name\": \"start\", \"type\": [\"null\", \"string\"]}, {\"default\": null, "
      + "\"name\": \"end\", \"type\": [\"null\", \"string\"]}], \"name\": \"CourseData\", "
      + "\"type\": \"record\"}}, {\"name\": \"course_edited_timestamp\", \"type\": \"string\"}, "
      + "{\"name\": \"course_version\", \"type\": \"string\"}, "
      + "{\"name\": \"grading_policy_hash\", \"type\": \"string\"}, "
      + "{\"name\": \"percent_grade\", \"type\": \"double\"}, {\"name\": \"letter_grade\", "
      + "\"type\": \"string\"}, {\"name\": \"passed_timestamp\", \"type\": \"string\"}], "
      + "\"name\": \"PersistentCourseGradeData\", \"type\": \"record\"}}], "
      + "\"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.learning.course.persistent_grade_summary.changed.v1\", "
      + "\"type\": \"record\"}";

  private PersistentGradeSummaryChangedCodec() {}

  @Override
  public Class<PersistentGradeSummaryChanged> payloadType() {
    return PersistentGradeSummaryChanged.class;
  }

  @Override
  public void write(PersistentGradeSummaryChanged value, AvroWriter out) {
    PersistentCourseGradeDataCodec.write(value.grade(), out);
  }

  @Override
  public PersistentGradeSummaryChanged read(AvroReader in) {
    return new PersistentGradeSummaryChanged(PersistentCourseGradeDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(PersistentGradeSummaryChanged value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, PersistentCourseGradeDataCodec.toGeneric(value.grade(), fields.get(0).schema()));
    return record;
  }

  @Override
  public PersistentGradeSummaryChanged fromGeneric(IndexedRecord record) {
    return new PersistentGradeSummaryChanged(
        PersistentCourseGradeDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
