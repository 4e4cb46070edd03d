// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.authz;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.events.authz.data.RoleAssignmentData;

final class RoleAssignmentDataCodec {
  private RoleAssignmentDataCodec() {}

  static void write(RoleAssignmentData value, AvroWriter out) {
    out.writeString(value.operation());
    out.writeString(value.subject());
    out.writeString(value.role());
    out.writeString(value.scope());
    if (value.actorId() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeLong(value.actorId());
    }
  }

  static RoleAssignmentData read(AvroReader in) {
    return new RoleAssignmentData(
        in.readString(),
        in.readString(),
        in.readString(),
        in.readString(),
        in.readPresent(0) ? in.readLong() : null);
  }

  static GenericRecord toGeneric(RoleAssignmentData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    record.put(0, value.operation());
    record.put(1, value.subject());
    record.put(2, value.role());
    record.put(3, value.scope());
    record.put(4, value.actorId() == null ? null : value.actorId());
    return record;
  }

  static RoleAssignmentData fromGeneric(IndexedRecord record) {
    return new RoleAssignmentData(
        GenericValues.string(record.get(0)),
        GenericValues.string(record.get(1)),
        GenericValues.string(record.get(2)),
        GenericValues.string(record.get(3)),
        record.get(4) == null ? null : (Long) record.get(4));
  }
}
