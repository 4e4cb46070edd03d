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
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.events.learning.data.ProgramCertificateData;

final class ProgramCertificateDataCodec {
  private ProgramCertificateDataCodec() {}

  static void write(ProgramCertificateData value, AvroWriter out) {
    UserDataCodec.write(value.user(), out);
    ProgramDataCodec.write(value.program(), out);
    out.writeString(value.uuid());
    out.writeString(value.status());
    out.writeString(value.url());
    if (value.certificateAvailableDate() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeString(value.certificateAvailableDate().text());
    }
  }

  static ProgramCertificateData read(AvroReader in) {
    return new ProgramCertificateData(
        UserDataCodec.read(in),
        ProgramDataCodec.read(in),
        in.readString(),
        in.readString(),
        in.readString(),
        in.readPresent(0) ? new IsoDateTime(in.readString()) : null);
  }

  static GenericRecord toGeneric(ProgramCertificateData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, UserDataCodec.toGeneric(value.user(), fields.get(0).schema()));
    record.put(1, ProgramDataCodec.toGeneric(value.program(), fields.get(1).schema()));
    record.put(2, value.uuid());
    record.put(3, value.status());
    record.put(4, value.url());
    record.put(5, value.certificateAvailableDate() == null
        ? null
        : value.certificateAvailableDate().text());
    return record;
  }

  static ProgramCertificateData fromGeneric(IndexedRecord record) {
    return new ProgramCertificateData(
        UserDataCodec.fromGeneric((IndexedRecord) record.get(0)),
        ProgramDataCodec.fromGeneric((IndexedRecord) record.get(1)),
        GenericValues.string(record.get(2)),
        GenericValues.string(record.get(3)),
        GenericValues.string(record.get(4)),
        record.get(5) == null ? null : new IsoDateTime(GenericValues.string(record.get(5))));
  }
}
