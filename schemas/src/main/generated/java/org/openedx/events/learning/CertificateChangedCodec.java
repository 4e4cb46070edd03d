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

final class CertificateChangedCodec implements PayloadCodec<CertificateChanged> {
  static final CertificateChangedCodec INSTANCE = new CertificateChangedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"certificate\", \"type\": {\"fields\": [{\"name\": \"user\", "
      + "\"type\": {\"fields\": [{\"name\": \"id\", \"type\": \"long\"}, "
      + "{\"name\": \"is_active\", \"type\": \"boolean\"}, {\"name\": \"pii\", "
      + "\"type\": {\"fields\": [{\"name\": \"username\", \"type\": \"string\"}, "
      + "{\"name\": \"email\", \"type\": \"string\"}, {\"name\": \"name\", "
      + "\"type\": \"string\"}], \"name\": \"UserPersonalData\", \"type\": \"record\"}}], "
      + "\"name\": \"UserData\", \"type\": \"record\"}}, {\"name\": \"course\", "
      + "\"type\": {\"fields\": [{\"name\": \"course_key\", \"type\": \"string\"}, "
      + "{\"name\": \"display_name\", \"type\": \"string\"}, {\"default\": null, "
      + "\"name\": \"start\", \"type\": [\"null\", \"string\"]}, {\"default\": null, "
      + "\"name\": \"end\", \"type\": [\"null\", \"string\"]}], \"name\": \"CourseData\", "
      + "\"type\": \"record\"}}, {\"name\": \"mode\", \"type\": \"string\"}, "
      + "{\"name\": \"grade\", \"type\": \"string\"}, {\"name\": \"download_url\", "
      + "\"type\": \"string\"}, {\"name\": \"name\", \"type\": \"string\"}, "
      + "{\"name\": \"current_status\", \"type\": \"string\"}, {\"name\": \"previous_status\", "
      + "\"type\": \"string\"}], \"name\": \"CertificateData\", \"type\": \"record\"}}], "
      + "\"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.learning.certificate.changed.v1\", \"type\": \"record\"}";

  private CertificateChangedCodec() {}

  @Override
  public Class<CertificateChanged> payloadType() {
    return CertificateChanged.class;
  }

  @Override
  public void write(CertificateChanged value, AvroWriter out) {
    CertificateDataCodec.write(value.certificate(), out);
  }

  @Override
  public CertificateChanged read(AvroReader in) {
    return new CertificateChanged(CertificateDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(CertificateChanged value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, CertificateDataCodec.toGeneric(value.certificate(), fields.get(0).schema()));
    return record;
  }

  @Override
  public CertificateChanged fromGeneric(IndexedRecord record) {
    return new CertificateChanged(CertificateDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
