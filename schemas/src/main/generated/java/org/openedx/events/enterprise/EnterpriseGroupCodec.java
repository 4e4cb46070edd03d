// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.enterprise;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.events.enterprise.data.EnterpriseGroup;

final class EnterpriseGroupCodec {
  private EnterpriseGroupCodec() {}

  static void write(EnterpriseGroup value, AvroWriter out) {
    out.writeString(value.uuid());
  }

  static EnterpriseGroup read(AvroReader in) {
    return new EnterpriseGroup(in.readString());
  }

  static GenericRecord toGeneric(EnterpriseGroup value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    record.put(0, value.uuid());
    return record;
  }

  static EnterpriseGroup fromGeneric(IndexedRecord record) {
    return new EnterpriseGroup(GenericValues.string(record.get(0)));
  }
}
