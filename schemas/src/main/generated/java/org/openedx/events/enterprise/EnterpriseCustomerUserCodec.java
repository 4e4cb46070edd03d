// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.enterprise;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.events.enterprise.data.EnterpriseCustomerUser;

final class EnterpriseCustomerUserCodec {
  private EnterpriseCustomerUserCodec() {}

  static void write(EnterpriseCustomerUser value, AvroWriter out) {
    out.writeLong(value.id());
    out.writeString(value.created().text());
    out.writeString(value.modified().text());
    out.writeString(value.enterpriseCustomerUuid());
    out.writeLong(value.userId());
    out.writeBoolean(value.active());
    out.writeBoolean(value.linked());
    out.writeBoolean(value.isRelinkable());
    out.writeBoolean(value.shouldInactivateOtherCustomers());
    if (value.inviteKey() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeString(value.inviteKey());
    }
  }

  static EnterpriseCustomerUser read(AvroReader in) {
    return new EnterpriseCustomerUser(
        in.readLong(),
        new IsoDateTime(in.readString()),
        new IsoDateTime(in.readString()),
        in.readString(),
        in.readLong(),
        in.readBoolean(),
        in.readBoolean(),
        in.readBoolean(),
        in.readBoolean(),
        in.readPresent(0) ? in.readString() : null);
  }

  static GenericRecord toGeneric(EnterpriseCustomerUser value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    record.put(0, value.id());
    record.put(1, value.created().text());
    record.put(2, value.modified().text());
    record.put(3, value.enterpriseCustomerUuid());
    record.put(4, value.userId());
    record.put(5, value.active());
    record.put(6, value.linked());
    record.put(7, value.isRelinkable());
    record.put(8, value.shouldInactivateOtherCustomers());
    record.put(9, value.inviteKey() == null ? null : value.inviteKey());
    return record;
  }

  static EnterpriseCustomerUser fromGeneric(IndexedRecord record) {
    return new EnterpriseCustomerUser(
        (Long) record.get(0),
        new IsoDateTime(GenericValues.string(record.get(1))),
        new IsoDateTime(GenericValues.string(record.get(2))),
        GenericValues.string(record.get(3)),
        (Long) record.get(4),
        (Boolean) record.get(5),
        (Boolean) record.get(6),
        (Boolean) record.get(7),
        (Boolean) record.get(8),
        record.get(9) == null ? null : GenericValues.string(record.get(9)));
  }
}
