// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.events.learning.data.CohortData;

final class CohortDataCodec {
  private CohortDataCodec() {}

  static void write(CohortData value, AvroWriter out) {
    UserDataCodec.write(value.user(), out);
    CourseDataCodec.write(value.course(), out);
    out.writeString(value.name());
  }

  static CohortData read(AvroReader in) {
    return new CohortData(UserDataCodec.read(in), CourseDataCodec.read(in), in.readString());
  }

  static GenericRecord toGeneric(CohortData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, UserDataCodec.toGeneric(value.user(), fields.get(0).schema()));
    record.put(1, CourseDataCodec.toGeneric(value.course(), fields.get(1).schema()));
    record.put(2, value.name());
    return record;
  }

  static CohortData fromGeneric(IndexedRecord record) {
    return new CohortData(
        UserDataCodec.fromGeneric((IndexedRecord) record.get(0)),
        CourseDataCodec.fromGeneric((IndexedRecord) record.get(1)),
        GenericValues.string(record.get(2)));
  }
}
