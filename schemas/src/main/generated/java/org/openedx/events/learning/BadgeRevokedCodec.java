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

final class BadgeRevokedCodec implements PayloadCodec<BadgeRevoked> {
  static final BadgeRevokedCodec INSTANCE = new BadgeRevokedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"badge\", \"type\": {\"fields\": [{\"name\": \"uuid\", "
      + "\"type\": \"string\"}, {\"name\": \"user\", \"type\": {\"fields\": [{\"name\": \"id\", "
      + "\"type\": \"long\"}, {\"name\": \"is_active\", \"type\": \"boolean\"}, "
      + "{\"name\": \"pii\", \"type\": {\"fields\": [{\"name\": \"username\", "
      + "\"type\": \"string\"}, {\"name\": \"email\", \"type\": \"string\"}, "
      + "{\"name\": \"name\", \"type\": \"string\"}], \"name\": \"UserPersonalData\", "
      + "\"type\": \"record\"}}], \"name\": \"UserData\", \"type\": \"record\"}}, "
      + "{\"name\": \"template\", \"type\": {\"fields\": [{\"name\": \"uuid\", "
      + "\"type\": \"string\"}, {\"name\": \"origin\", \"type\": \"string\"}, "
      + "{\"default\": null, \"name\": \"name\", \"type\": [\"null\", \"string\"]}, "
      + "{\"default\": null, \"name\": \"description\", \"type\": [\"null\", \"string\"]}, "
      + "{\"default\": null, \"name\": \"image_url\", \"type\": [\"null\", \"string\"]}], "
      + "\"name\": \"BadgeTemplateData\", \"type\": \"record\"}}], \"name\": \"BadgeData\", "
      + "\"type\": \"record\"}}], \"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.learning.badge.revoked.v1\", \"type\": \"record\"}";

  private BadgeRevokedCodec() {}

  @Override
  public Class<BadgeRevoked> payloadType() {
    return BadgeRevoked.class;
  }

  @Override
  public void write(BadgeRevoked value, AvroWriter out) {
    BadgeDataCodec.write(value.badge(), out);
  }

  @Override
  public BadgeRevoked read(AvroReader in) {
    return new BadgeRevoked(BadgeDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(BadgeRevoked value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, BadgeDataCodec.toGeneric(value.badge(), fields.get(0).schema()));
    return record;
  }

  @Override
  public BadgeRevoked fromGeneric(IndexedRecord record) {
    return new BadgeRevoked(BadgeDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
