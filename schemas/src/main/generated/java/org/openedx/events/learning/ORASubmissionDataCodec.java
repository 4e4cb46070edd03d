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
import org.openedx.events.learning.data.ORASubmissionData;

final class ORASubmissionDataCodec {
  private ORASubmissionDataCodec() {}

  static void write(ORASubmissionData value, AvroWriter out) {
    out.writeString(value.uuid());
    out.writeString(value.anonymousUserId());
    out.writeString(value.location());
    out.writeLong(value.attemptNumber());
    out.writeString(value.createdAt().text());
    out.writeString(value.submittedAt().text());
    ORASubmissionAnswerCodec.write(value.answer(), out);
  }

  static ORASubmissionData read(AvroReader in) {
    return new ORASubmissionData(
        in.readString(),
        in.readString(),
        in.readString(),
        in.readLong(),
        new IsoDateTime(in.readString()),
        new IsoDateTime(in.readString()),
        ORASubmissionAnswerCodec.read(in));
  }

  static GenericRecord toGeneric(ORASubmissionData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, value.uuid());
    record.put(1, value.anonymousUserId());
    record.put(2, value.location());
    record.put(3, value.attemptNumber());
    record.put(4, value.createdAt().text());
    record.put(5, value.submittedAt().text());
    record.put(6, ORASubmissionAnswerCodec.toGeneric(value.answer(), fields.get(6).schema()));
    return record;
  }

  static ORASubmissionData fromGeneric(IndexedRecord record) {
    return new ORASubmissionData(
        GenericValues.string(record.get(0)),
        GenericValues.string(record.get(1)),
        GenericValues.string(record.get(2)),
        (Long) record.get(3),
        new IsoDateTime(GenericValues.string(record.get(4))),
        new IsoDateTime(GenericValues.string(record.get(5))),
        ORASubmissionAnswerCodec.fromGeneric((IndexedRecord) record.get(6)));
  }
}
