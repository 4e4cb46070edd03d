// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.events.learning.data.UserPersonalData;

final class UserPersonalDataCodec {
  private UserPersonalDataCodec() {}

  static void write(UserPersonalData value, AvroWriter out) {
    out.writeString(value.username());
    out.writeString(value.email());
    out.writeString(value.name());
  }

  static UserPersonalData read(AvroReader in) {
    return new UserPersonalData(in.readString(), in.readString(), in.readString());
  }

  static GenericRecord toGeneric(UserPersonalData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    record.put(0, value.username());
    record.put(1, value.email());
    record.put(2, value.name());
    return record;
  }

  static UserPersonalData fromGeneric(IndexedRecord record) {
    return new UserPersonalData(
        GenericValues.string(record.get(0)),
        GenericValues.string(record.get(1)),
        GenericValues.string(record.get(2)));
  }
}
