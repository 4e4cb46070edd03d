// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.events.learning.data.CcxCoursePassingStatusData;

final class CcxCoursePassingStatusDataCodec {
  private CcxCoursePassingStatusDataCodec() {}

  static void write(CcxCoursePassingStatusData value, AvroWriter out) {
    out.writeBoolean(value.isPassing());
    UserDataCodec.write(value.user(), out);
    CcxCourseDataCodec.write(value.course(), out);
  }

  static CcxCoursePassingStatusData read(AvroReader in) {
    return new CcxCoursePassingStatusData(
        in.readBoolean(),
        UserDataCodec.read(in),
        CcxCourseDataCodec.read(in));
  }

  static GenericRecord toGeneric(CcxCoursePassingStatusData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, value.isPassing());
    record.put(1, UserDataCodec.toGeneric(value.user(), fields.get(1).schema()));
    record.put(2, CcxCourseDataCodec.toGeneric(value.course(), fields.get(2).schema()));
    return record;
  }

  static CcxCoursePassingStatusData fromGeneric(IndexedRecord record) {
    return new CcxCoursePassingStatusData(
        (Boolean) record.get(0),
        UserDataCodec.fromGeneric((IndexedRecord) record.get(1)),
        CcxCourseDataCodec.fromGeneric((IndexedRecord) record.get(2)));
  }
}
