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

final class ContentObjectTagsChangedCodec implements PayloadCodec<ContentObjectTagsChanged> {
  static final ContentObjectTagsChangedCodec INSTANCE = new ContentObjectTagsChangedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"content_object\", "
      + "\"type\": {\"fields\": [{\"name\": \"object_id\", \"type\": \"string\"}], "
      + "\"name\": \"ContentObjectData\", \"type\": \"record\"}}], \"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.content_authoring.content.object.tags.changed.v1\", "
      + "\"type\": \"record\"}";

  private ContentObjectTagsChangedCodec() {}

  @Override
  public Class<ContentObjectTagsChanged> payloadType() {
    return ContentObjectTagsChanged.class;
  }

  @Override
  public void write(ContentObjectTagsChanged value, AvroWriter out) {
    ContentObjectDataCodec.write(value.contentObject(), out);
  }

  @Override
  public ContentObjectTagsChanged read(AvroReader in) {
    return new ContentObjectTagsChanged(ContentObjectDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(ContentObjectTagsChanged value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, ContentObjectDataCodec.toGeneric(value.contentObject(), fields.get(0).schema()));
    return record;
  }

  @Override
  public ContentObjectTagsChanged fromGeneric(IndexedRecord record) {
    return new ContentObjectTagsChanged(
        ContentObjectDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
