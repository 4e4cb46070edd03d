// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.event.PayloadCodec;

final class ContentObjectAssociationsChangedCodec implements PayloadCodec<ContentObjectAssociationsChanged> {
  static final ContentObjectAssociationsChangedCodec INSTANCE = new ContentObjectAssociationsChangedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"content_object\", "
      + "\"type\": {\"fields\": [{\"name\": \"object_id\", \"type\": \"string\"}, "
      + "{\"name\": \"changes\", \"type\": {\"items\": \"string\", \"type\": \"array\"}}], "
      + "\"name\": \"ContentObjectChangedData\", \"type\": \"record\"}}], "
      + "\"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.content_authoring.content.object.associations.changed.v1\","
      + " \"type\": \"record\"}";

  private ContentObjectAssociationsChangedCodec() {}

  @Override
  public Class<ContentObjectAssociationsChanged> payloadType() {
    return ContentObjectAssociationsChanged.class;
  }

  @Override
  public void write(ContentObjectAssociationsChanged value, AvroWriter out) {
    ContentObjectChangedDataCodec.write(value.contentObject(), out);
  }

  @Override
  public ContentObjectAssociationsChanged read(AvroReader in) {
    return new ContentObjectAssociationsChanged(ContentObjectChangedDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(ContentObjectAssociationsChanged value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, ContentObjectChangedDataCodec.toGeneric(value.contentObject(), fields.get(0).schema()));
    return record;
  }

  @Override
  public ContentObjectAssociationsChanged fromGeneric(IndexedRecord record) {
    return new ContentObjectAssociationsChanged(
        ContentObjectChangedDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
