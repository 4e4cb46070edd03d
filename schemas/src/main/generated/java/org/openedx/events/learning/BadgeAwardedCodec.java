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

final class BadgeAwardedCodec implements PayloadCodec<BadgeAwarded> {
  static final BadgeAwardedCodec INSTANCE = new BadgeAwardedCodec();

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
      + "\"namespace\": \"org.openedx.learning.badge.awarded.v1\", \"type\": \"record\"}";

  private BadgeAwardedCodec() {}

  @Override
  public Class<BadgeAwarded> payloadType() {
    return BadgeAwarded.class;
  }

  @Override
  public void write(BadgeAwarded value, AvroWriter out) {
    BadgeDataCodec.write(value.badge(), out);
  }

  @Override
  public BadgeAwarded read(AvroReader in) {
    return new BadgeAwarded(BadgeDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(BadgeAwarded value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, BadgeDataCodec.toGeneric(value.badge(), fields.get(0).schema()));
    return record;
  }

  @Override
  public BadgeAwarded fromGeneric(IndexedRecord record) {
    return new BadgeAwarded(BadgeDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
