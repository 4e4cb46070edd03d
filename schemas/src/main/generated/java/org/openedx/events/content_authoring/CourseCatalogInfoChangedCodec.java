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

final class CourseCatalogInfoChangedCodec implements PayloadCodec<CourseCatalogInfoChanged> {
  static final CourseCatalogInfoChangedCodec INSTANCE = new CourseCatalogInfoChangedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"catalog_info\", "
      + "\"type\": {\"fields\": [{\"name\": \"course_key\", \"type\": \"string\"}, "
      + "{\"name\": \"name\", \"type\": \"string\"}, {\"name\": \"schedule_data\", "
      + "\"type\": {\"fields\": [{\"name\": \"start\", \"type\": \"string\"}, "
      + "{\"name\": \"pacing\", \"type\": \"string\"}, {\"default\": null, \"name\": \"end\", "
      + "\"type\": [\"null\", \"string\"]}, {\"default\": null, \"name\": \"enrollment_start\", "
      + "\"type\": [\"null\", \"string\"]}, {\"default\": null, \"name\": \"enrollment_end\", "
      + "\"type\": [\"null\", \"string\"]}], \"name\": \"CourseScheduleData\", "
      + "\"type\": \"record\"}}, {\"name\": \"hidden\", \"type\": \"boolean\"}, "
      + "{\"name\": \"invitation_only\", \"type\": \"boolean\"}], "
      + "\"name\": \"CourseCatalogData\", \"type\": \"record\"}}], \"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.content_authoring.course.catalog_info.changed.v1\", "
      + "\"type\": \"record\"}";

  private CourseCatalogInfoChangedCodec() {}

  @Override
  public Class<CourseCatalogInfoChanged> payloadType() {
    return CourseCatalogInfoChanged.class;
  }

  @Override
  public void write(CourseCatalogInfoChanged value, AvroWriter out) {
    CourseCatalogDataCodec.write(value.catalogInfo(), out);
  }

  @Override
  public CourseCatalogInfoChanged read(AvroReader in) {
    return new CourseCatalogInfoChanged(CourseCatalogDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(CourseCatalogInfoChanged value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, CourseCatalogDataCodec.toGeneric(value.catalogInfo(), fields.get(0).schema()));
    return record;
  }

  @Override
  public CourseCatalogInfoChanged fromGeneric(IndexedRecord record) {
    return new CourseCatalogInfoChanged(
        CourseCatalogDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
