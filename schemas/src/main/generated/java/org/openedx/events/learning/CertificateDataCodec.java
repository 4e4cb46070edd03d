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
import org.openedx.events.learning.data.CertificateData;

final class CertificateDataCodec {
  private CertificateDataCodec() {}

  static void write(CertificateData value, AvroWriter out) {
    UserDataCodec.write(value.user(), out);
    CourseDataCodec.write(value.course(), out);
    out.writeString(value.mode());
    out.writeString(value.grade());
    out.writeString(value.downloadUrl());
    out.writeString(value.name());
    out.writeString(value.currentStatus());
    out.writeString(value.previousStatus());
  }

  static CertificateData read(AvroReader in) {
    return new CertificateData(
        UserDataCodec.read(in),
        CourseDataCodec.read(in),
        in.readString(),
        in.readString(),
        in.readString(),
        in.readString(),
        in.readString(),
        in.readString());
  }

  static GenericRecord toGeneric(CertificateData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, UserDataCodec.toGeneric(value.user(), fields.get(0).schema()));
    record.put(1, CourseDataCodec.toGeneric(value.course(), fields.get(1).schema()));
    record.put(2, value.mode());
    record.put(3, value.grade());
    record.put(4, value.downloadUrl());
    record.put(5, value.name());
    record.put(6, value.currentStatus());
    record.put(7, value.previousStatus());
    return record;
  }

  static CertificateData fromGeneric(IndexedRecord record) {
    return new CertificateData(
        UserDataCodec.fromGeneric((IndexedRecord) record.get(0)),
        CourseDataCodec.fromGeneric((IndexedRecord) record.get(1)),
        GenericValues.string(record.get(2)),
        GenericValues.string(record.get(3)),
        GenericValues.string(record.get(4)),
        GenericValues.string(record.get(5)),
        GenericValues.string(record.get(6)),
        GenericValues.string(record.get(7)));
  }
}
