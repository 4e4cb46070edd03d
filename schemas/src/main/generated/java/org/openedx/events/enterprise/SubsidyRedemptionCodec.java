// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.enterprise;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.events.enterprise.data.SubsidyRedemption;

final class SubsidyRedemptionCodec {
  private SubsidyRedemptionCodec() {}

  static void write(SubsidyRedemption value, AvroWriter out) {
    out.writeString(value.subsidyIdentifier());
    out.writeString(value.contentKey());
    out.writeLong(value.lmsUserId());
  }

  static SubsidyRedemption read(AvroReader in) {
    return new SubsidyRedemption(in.readString(), in.readString(), in.readLong());
  }

  static GenericRecord toGeneric(SubsidyRedemption value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    record.put(0, value.subsidyIdentifier());
    record.put(1, value.contentKey());
    record.put(2, value.lmsUserId());
    return record;
  }

  static SubsidyRedemption fromGeneric(IndexedRecord record) {
    return new SubsidyRedemption(
        GenericValues.string(record.get(0)),
        GenericValues.string(record.get(1)),
        (Long) record.get(2));
  }
}
