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

final class IdvAttemptDeniedCodec implements PayloadCodec<IdvAttemptDenied> {
  static final IdvAttemptDeniedCodec INSTANCE = new IdvAttemptDeniedCodec();

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
      + "\"namespace\": \"org.openedx.learning.idv_attempt.denied.v1\", \"type\": \"record\"}";

  private IdvAttemptDeniedCodec() {}

  @Override
  public Class<IdvAttemptDenied> payloadType() {
    return IdvAttemptDenied.class;
  }

  @Override
  public void write(IdvAttemptDenied value, AvroWriter out) {
    VerificationAttemptDataCodec.write(value.idvAttempt(), out);
  }

  @Override
  public IdvAttemptDenied read(AvroReader in) {
    return new IdvAttemptDenied(VerificationAttemptDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(IdvAttemptDenied value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, VerificationAttemptDataCodec.toGeneric(value.idvAttempt(), fields.get(0).schema()));
    return record;
  }

  @Override
  public IdvAttemptDenied fromGeneric(IndexedRecord record) {
    return new IdvAttemptDenied(
        VerificationAttemptDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
