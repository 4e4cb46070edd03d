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

final class IdvAttemptCreatedCodec implements PayloadCodec<IdvAttemptCreated> {
  static final IdvAttemptCreatedCodec INSTANCE = new IdvAttemptCreatedCodec();

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
      + "\"namespace\": \"org.openedx.learning.idv_attempt.created.v1\", \"type\": \"record\"}";

  private IdvAttemptCreatedCodec() {}

  @Override
  public Class<IdvAttemptCreated> payloadType() {
    return IdvAttemptCreated.class;
  }

  @Override
  public void write(IdvAttemptCreated value, AvroWriter out) {
    VerificationAttemptDataCodec.write(value.idvAttempt(), out);
  }

  @Override
  public IdvAttemptCreated read(AvroReader in) {
    return new IdvAttemptCreated(VerificationAttemptDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(IdvAttemptCreated value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, VerificationAttemptDataCodec.toGeneric(value.idvAttempt(), fields.get(0).schema()));
    return record;
  }

  @Override
  public IdvAttemptCreated fromGeneric(IndexedRecord record) {
    return new IdvAttemptCreated(
        VerificationAttemptDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
