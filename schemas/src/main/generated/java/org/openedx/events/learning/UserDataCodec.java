// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.events.learning.data.UserData;

final class UserDataCodec {
  private UserDataCodec() {}

  static void write(UserData value, AvroWriter out) {
    out.writeLong(value.id());
    out.writeBoolean(value.isActive());
    UserPersonalDataCodec.write(value.pii(), out);
  }

  static UserData read(AvroReader in) {
    return new UserData(in.readLong(), in.readBoolean(), UserPersonalDataCodec.read(in));
  }

  static GenericRecord toGeneric(UserData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, value.id());
    record.put(1, value.isActive());
    record.put(2, UserPersonalDataCodec.toGeneric(value.pii(), fields.get(2).schema()));
    return record;
  }

  static UserData fromGeneric(IndexedRecord record) {
    return new UserData(
        (Long) record.get(0),
        (Boolean) record.get(1),
        UserPersonalDataCodec.fromGeneric((IndexedRecord) record.get(2)));
  }
}
