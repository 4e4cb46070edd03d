// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.event.PayloadCodec;

final class IdvAttemptPendingCodec implements PayloadCodec<IdvAttemptPending> {
  static final IdvAttemptPendingCodec INSTANCE = new IdvAttemptPendingCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"idv_attempt\", "
      + "\"type\": {\"fields\": [{\"name\": \"attempt_id\", \"type\": \"long\"}, "
      + "{\"name\": \"user\", \"type\": {\"fields\": [{\"name\": \"id\", \"type\": \"long\"}, "
      + "{\"name\": \"is_active\", \"type\": \"boolean\"}, {\"name\": \"pii\", "
      + "\"type\": {\"fields\": [{\"name\": \"username\", \"type\": \"string\"}, "
      + "{\"name\": \"email\", \"type\": \"string\"}, {\"name\": \"name\", "
      + "\"type\": \"string\"}], \"name\": \"UserPersonalData\", \"type\": \"record\"}}], "
      + "\"name\": \"UserData\", \"type\": \"record\"}}, {\"name\": \"status\", "
      + "\"type\": \"string\"}, {\"default\": null, \"name\": \"name\", \"type\": [\"null\", "
      + "\"string\"]}, {\"default\": null, \"name\": \"expiration_date\", \"type\": [\"null\", "
      + "\"string\"]}], \"name\": \"VerificationAttemptData\", \"type\": \"record\"}}], "
      + "\"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.learning.idv_attempt.pending.v1\", \"type\": \"record\"}";

  private IdvAttemptPendingCodec() {}

  @Override
  public Class<IdvAttemptPending> payloadType() {
    return IdvAttemptPending.class;
  }

  @Override
  public void write(IdvAttemptPending value, AvroWriter out) {
    VerificationAttemptDataCodec.write(value.idvAttempt(), out);
  }

  @Override
  public IdvAttemptPending read(AvroReader in) {
    return new IdvAttemptPending(VerificationAttemptDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(IdvAttemptPending value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, VerificationAttemptDataCodec.toGeneric(value.idvAttempt(), fields.get(0).schema()));
    return record;
  }

  @Override
  public IdvAttemptPending fromGeneric(IndexedRecord record) {
    return new IdvAttemptPending(
        VerificationAttemptDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
