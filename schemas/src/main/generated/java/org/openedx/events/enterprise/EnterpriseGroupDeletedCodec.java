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

final class EnterpriseGroupDeletedCodec implements PayloadCodec<EnterpriseGroupDeleted> {
  static final EnterpriseGroupDeletedCodec INSTANCE = new EnterpriseGroupDeletedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"enterprise_group\", "
      + "\"type\": {\"fields\": [{\"name\": \"uuid\", \"type\": \"string\"}], "
      + "\"name\": \"EnterpriseGroup\", \"type\": \"record\"}}], \"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.enterprise.enterprise_group.deleted.v1\", "
      + "\"type\": \"record\"}";

  private EnterpriseGroupDeletedCodec() {}

  @Override
  public Class<EnterpriseGroupDeleted> payloadType() {
    return EnterpriseGroupDeleted.class;
  }

  @Override
  public void write(EnterpriseGroupDeleted value, AvroWriter out) {
    EnterpriseGroupCodec.write(value.enterpriseGroup(), out);
  }

  @Override
  public EnterpriseGroupDeleted read(AvroReader in) {
    return new EnterpriseGroupDeleted(EnterpriseGroupCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(EnterpriseGroupDeleted value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, EnterpriseGroupCodec.toGeneric(value.enterpriseGroup(), fields.get(0).schema()));
    return record;
  }

  @Override
  public EnterpriseGroupDeleted fromGeneric(IndexedRecord record) {
    return new EnterpriseGroupDeleted(
        EnterpriseGroupCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
