// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.enterprise;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.event.PayloadCodec;

final class LedgerTransactionReversedCodec implements PayloadCodec<LedgerTransactionReversed> {
  static final LedgerTransactionReversedCodec INSTANCE = new LedgerTransactionReversedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"ledger_transaction\", "
      + "\"type\": {\"fields\": [{\"name\": \"uuid\", \"type\": \"string\"}, "
      + "{\"name\": \"created\", \"type\": \"string\"}, {\"name\": \"modified\", "
      + "\"type\": \"string\"}, {\"name\": \"idempotency_key\", \"type\": \"string\"}, "
      + "{\"name\": \"quantity\", \"type\": \"long\"}, {\"name\": \"state\", "
      + "\"type\": \"string\"}, {\"name\": \"ledger_uuid\", \"type\": \"string\"}, "
      + "{\"name\": \"subsidy_access_policy_uuid\", \"type\": \"string\"}, "
      + "{\"name\": \"lms_user_id\", \"type\": \"long\"}, {\"name\": \"content_key\", "
      + "\"type\": \"string\"}, {\"default\": null, \"name\": \"parent_content_key\", "
      + "\"type\": [\"null\", \"string\"]}, {\"default\": null, "
      + "\"name\": \"fulfillment_identifier\", \"type\": [\"null\", \"string\"]}, "
      + "{\"default\": null, \"name\": \"reversal\", \"type\": [\"null\", "
      + "{\"fields\": [{\"name\": \"uuid\", \"type\": \"string\"}, {\"name\": \"created\", "
      + "\"type\": \"string\"}, {\"name\": \"modified\", \"type\": \"string\"}, "
      + "{\"name\": \"idempotency_key\", \"type\": \"string\"}, {\"name\": \"quantity\", "
      + "\"type\": \"long\"}, {\"name\": \"state\", \"type\": \"string\"}], "
      + "\"name\": \"LedgerTransactionReversal\", \"type\": \"record\"}]}], "
      + "\"name\": \"LedgerTransaction\", \"type\": \"record\"}}], \"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.enterprise.subsidy_ledger_transaction.reversed.v1\", "
      + "\"type\": \"record\"}";

  private LedgerTransactionReversedCodec() {}

  @Override
  public Class<LedgerTransactionReversed> payloadType() {
    return LedgerTransactionReversed.class;
  }

  @Override
  public void write(LedgerTransactionReversed value, AvroWriter out) {
    LedgerTransactionCodec.write(value.ledgerTransaction(), out);
  }

  @Override
  public LedgerTransactionReversed read(AvroReader in) {
    return new LedgerTransactionReversed(LedgerTransactionCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(LedgerTransactionReversed value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, LedgerTransactionCodec.toGeneric(value.ledgerTransaction(), fields.get(0).schema()));
    return record;
  }

  @Override
  public LedgerTransactionReversed fromGeneric(IndexedRecord record) {
    return new LedgerTransactionReversed(
        LedgerTransactionCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
