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
import org.openedx.events.enterprise.data.LedgerTransactionReversal;

final class LedgerTransactionReversalCodec {
  private LedgerTransactionReversalCodec() {}

  static void write(LedgerTransactionReversal value, AvroWriter out) {
    out.writeString(value.uuid());
    out.writeString(value.created().text());
    out.writeString(value.modified().text());
    out.writeString(value.idempotencyKey());
    out.writeLong(value.quantity());
    out.writeString(value.state());
  }

  static LedgerTransactionReversal read(AvroReader in) {
    return new LedgerTransactionReversal(
        in.readString(),
        new IsoDateTime(in.readString()),
        new IsoDateTime(in.readString()),
        in.readString(),
        in.readLong(),
        in.readString());
  }

  static GenericRecord toGeneric(LedgerTransactionReversal value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    record.put(0, value.uuid());
    record.put(1, value.created().text());
    record.put(2, value.modified().text());
    record.put(3, value.idempotencyKey());
    record.put(4, value.quantity());
    record.put(5, value.state());
    return record;
  }

  static LedgerTransactionReversal fromGeneric(IndexedRecord record) {
    return new LedgerTransactionReversal(
        GenericValues.string(record.get(0)),
        new IsoDateTime(GenericValues.string(record.get(1))),
        new IsoDateTime(GenericValues.string(record.get(2))),
        GenericValues.string(record.get(3)),
        (Long) record.get(4),
        GenericValues.string(record.get(5)));
  }
}
