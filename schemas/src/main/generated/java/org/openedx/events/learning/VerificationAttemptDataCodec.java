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
import org.openedx.events.learning.data.VerificationAttemptData;

final class VerificationAttemptDataCodec {
  private VerificationAttemptDataCodec() {}

  static void write(VerificationAttemptData value, AvroWriter out) {
    out.writeLong(value.attemptId());
    UserDataCodec.write(value.user(), out);
    out.writeString(value.status());
    if (value.name() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeString(value.name());
    }
    if (value.expirationDate() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeString(value.expirationDate().text());
    }
  }

  static VerificationAttemptData read(AvroReader in) {
    return new VerificationAttemptData(
        in.readLong(),
        UserDataCodec.read(in),
        in.readString(),
        in.readPresent(0) ? in.readString() : null,
        in.readPresent(0) ? new IsoDateTime(in.readString()) : null);
  }

  static GenericRecord toGeneric(VerificationAttemptData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, value.attemptId());
    record.put(1, UserDataCodec.toGeneric(value.user(), fields.get(1).schema()));
    record.put(2, value.status());
    record.put(3, value.name() == null ? null : value.name());
    record.put(4, value.expirationDate() == null ? null : value.expirationDate().text());
    return record;
  }

  static VerificationAttemptData fromGeneric(IndexedRecord record) {
    return new VerificationAttemptData(
        (Long) record.get(0),
        UserDataCodec.fromGeneric((IndexedRecord) record.get(1)),
        GenericValues.string(record.get(2)),
        record.get(3) == null ? null : GenericValues.string(record.get(3)),
        record.get(4) == null ? null : new IsoDateTime(GenericValues.string(record.get(4))));
  }
}
