// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.events.content_authoring.data.CourseCatalogData;

final class CourseCatalogDataCodec {
  private CourseCatalogDataCodec() {}

  static void write(CourseCatalogData value, AvroWriter out) {
    out.writeString(value.courseKey());
    out.writeString(value.name());
    CourseScheduleDataCodec.write(value.scheduleData(), out);
    out.writeBoolean(value.hidden());
    out.writeBoolean(value.invitationOnly());
  }

  static CourseCatalogData read(AvroReader in) {
    return new CourseCatalogData(
        in.readString(),
        in.readString(),
        CourseScheduleDataCodec.read(in),
        in.readBoolean(),
        in.readBoolean());
  }

  static GenericRecord toGeneric(CourseCatalogData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, value.courseKey());
    record.put(1, value.name());
    record.put(2, CourseScheduleDataCodec.toGeneric(value.scheduleData(), fields.get(2).schema()));
    record.put(3, value.hidden());
    record.put(4, value.invitationOnly());
    return record;
  }

  static CourseCatalogData fromGeneric(IndexedRecord record) {
    return new CourseCatalogData(
        GenericValues.string(record.get(0)),
        GenericValues.string(record.get(1)),
        CourseScheduleDataCodec.fromGeneric((IndexedRecord) record.get(2)),
        (Boolean) record.get(3),
        (Boolean) record.get(4));
  }
}
