// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.enterprise;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.events.enterprise.data.LedgerTransaction;

final class LedgerTransactionCodec {
  private LedgerTransactionCodec() {}

  static void write(LedgerTransaction value, AvroWriter out) {
    out.writeString(value.uuid());
    out.writeString(value.created().text());
    out.writeString(value.modified().text());
    out.writeString(value.idempotencyKey());
    out.writeLong(value.quantity());
    out.writeString(value.state());
    out.writeString(value.ledgerUuid());
    out.writeString(value.subsidyAccessPolicyUuid());
    out.writeLong(value.lmsUserId());
    out.writeString(value.contentKey());
    if (value.parentContentKey() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeString(value.parentContentKey());
    }
    if (value.fulfillmentIdentifier() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeString(value.fulfillmentIdentifier());
    }
    if (value.reversal() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      LedgerTransactionReversalCodec.write(value.reversal(), out);
    }
  }

  static LedgerTransaction read(AvroReader in) {
    return new LedgerTransaction(
        in.readString(),
        new IsoDateTime(in.readString()),
        new IsoDateTime(in.readString()),
        in.readString(),
        in.readLong(),
        in.readString(),
        in.readString(),
        in.readString(),
        in.readLong(),
        in.readString(),
        in.readPresent(0) ? in.readString() : null,
        in.readPresent(0) ? in.readString() : null,
        in.readPresent(0) ? LedgerTransactionReversalCodec.read(in) : null);
  }

  static GenericRecord toGeneric(LedgerTransaction value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, value.uuid());
    record.put(1, value.created().text());
    record.put(2, value.modified().text());
    record.put(3, value.idempotencyKey());
    record.put(4, value.quantity());
    record.put(5, value.state());
    record.put(6, value.ledgerUuid());
    record.put(7, value.subsidyAccessPolicyUuid());
    record.put(8, value.lmsUserId());
    record.put(9, value.contentKey());
    record.put(10, value.parentContentKey() == null ? null : value.parentContentKey());
    record.put(11, value.fulfillmentIdentifier() == null ? null : value.fulfillmentIdentifier());
    record.put(12, value.reversal() == null
        ? null
        : LedgerTransactionReversalCodec.toGeneric(value.reversal(), GenericValues.present(fields.get(12).schema())));
    return record;
  }

  static LedgerTransaction fromGeneric(IndexedRecord record) {
    return new LedgerTransaction(
        GenericValues.string(record.get(0)),
        new IsoDateTime(GenericValues.string(record.get(1))),
        new IsoDateTime(GenericValues.string(record.get(2))),
        GenericValues.string(record.get(3)),
        (Long) record.get(4),
        GenericValues.string(record.get(5)),
        GenericValues.string(record.get(6)),
        GenericValues.string(record.get(7)),
        (Long) record.get(8),
        GenericValues.string(record.get(9)),
        record.get(10) == null ? null : GenericValues.string(record.get(10)),
        record.get(11) == null ? null : GenericValues.string(record.get(11)),
        record.get(12) == null
            ? null
            : LedgerTransactionReversalCodec.fromGeneric((IndexedRecord) record.get(12)));
  }
}
