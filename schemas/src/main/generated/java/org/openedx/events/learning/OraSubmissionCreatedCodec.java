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

final class OraSubmissionCreatedCodec implements PayloadCodec<OraSubmissionCreated> {
  static final OraSubmissionCreatedCodec INSTANCE = new OraSubmissionCreatedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"submission\", \"type\": {\"fields\": [{\"name\": \"uuid\", "
      + "\"type\": \"string\"}, {\"name\": \"anonymous_user_id\", \"type\": \"string\"}, "
      + "{\"name\": \"location\", \"type\": \"string\"}, {\"name\": \"attempt_number\", "
      + "\"type\": \"long\"}, {\"name\": \"created_at\", \"type\": \"string\"}, "
      + "{\"name\": \"submitted_at\", \"type\": \"string\"}, {\"name\": \"answer\", "
      + "\"type\": {\"fields\": [{\"name\": \"parts\", \"type\": {\"items\": {\"type\": \"map\", "
      + "\"values\": \"string\"}, \"type\": \"array\"}}, {\"name\": \"file_keys\", "
      + "\"type\": {\"items\": \"string\", \"type\": \"array\"}}, "
      + "{\"name\": \"file_descriptions\", \"type\": {\"items\": \"string\", "
      + "\"type\": \"array\"}}, {\"name\": \"file_names\", \"type\": {\"items\": \"string\", "
      + "\"type\": \"array\"}}, {\"name\": \"file_sizes\", \"type\": {\"items\": \"long\", "
      + "\"type\": \"array\"}}, {\"name\": \"file_urls\", \"type\": {\"items\": \"string\", "
      + "\"type\": \"array\"}}], \"name\": \"ORASubmissionAnswer\", \"type\": \"record\"}}], "
      + "\"name\": \"ORASubmissionData\", \"type\": \"record\"}}], \"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.learning.ora.submission.created.v1\", \"type\": \"record\"}";

  private OraSubmissionCreatedCodec() {}

  @Override
  public Class<OraSubmissionCreated> payloadType() {
    return OraSubmissionCreated.class;
  }

  @Override
  public void write(OraSubmissionCreated value, AvroWriter out) {
    ORASubmissionDataCodec.write(value.submission(), out);
  }

  @Override
  public OraSubmissionCreated read(AvroReader in) {
    return new OraSubmissionCreated(ORASubmissionDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(OraSubmissionCreated value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, ORASubmissionDataCodec.toGeneric(value.submission(), fields.get(0).schema()));
    return record;
  }

  @Override
  public OraSubmissionCreated fromGeneric(IndexedRecord record) {
    return new OraSubmissionCreated(
        ORASubmissionDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
