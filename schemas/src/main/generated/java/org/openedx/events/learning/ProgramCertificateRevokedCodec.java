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

final class ProgramCertificateRevokedCodec implements PayloadCodec<ProgramCertificateRevoked> {
  static final ProgramCertificateRevokedCodec INSTANCE = new ProgramCertificateRevokedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"program_certificate\", "
      + "\"type\": {\"fields\": [{\"name\": \"user\", \"type\": {\"fields\": [{\"name\": \"id\", "
      + "\"type\": \"long\"}, {\"name\": \"is_active\", \"type\": \"boolean\"}, "
      + "{\"name\": \"pii\", \"type\": {\"fields\": [{\"name\": \"username\", "
      + "\"type\": \"string\"}, {\"name\": \"email\", \"type\": \"string\"}, "
      + "{\"name\": \"name\", \"type\": \"string\"}], \"name\": \"UserPersonalData\", "
      + "\"type\": \"record\"}}], \"name\": \"UserData\", \"type\": \"record\"}}, "
      + "{\"name\": \"program\", \"type\": {\"fields\": [{\"name\": \"uuid\", "
      + "\"type\": \"string\"}, {\"name\": \"title\", \"type\": \"string\"}, "
      + "{\"name\": \"program_type\", \"type\": \"string\"}], \"name\": \"ProgramData\", "
      + "\"type\": \"record\"}}, {\"name\": \"uuid\", \"type\": \"string\"}, "
      + "{\"name\": \"status\", \"type\": \"string\"}, {\"name\": \"url\", "
      + "\"type\": \"string\"}, {\"default\": null, \"name\": \"certificate_available_date\", "
      + "\"type\": [\"null\", \"string\"]}], \"name\": \"ProgramCertificateData\", "
      + "\"type\": \"record\"}}], \"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.learning.program.certificate.revoked.v1\", "
      + "\"type\": \"record\"}";

  private ProgramCertificateRevokedCodec() {}

  @Override
  public Class<ProgramCertificateRevoked> payloadType() {
    return ProgramCertificateRevoked.class;
  }

  @Override
  public void write(ProgramCertificateRevoked value, AvroWriter out) {
    ProgramCertificateDataCodec.write(value.programCertificate(), out);
  }

  @Override
  public ProgramCertificateRevoked read(AvroReader in) {
    return new ProgramCertificateRevoked(ProgramCertificateDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(ProgramCertificateRevoked value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, ProgramCertificateDataCodec.toGeneric(value.programCertificate(), fields.get(0).schema()));
    return record;
  }

  @Override
  public ProgramCertificateRevoked fromGeneric(IndexedRecord record) {
    return new ProgramCertificateRevoked(
        ProgramCertificateDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
