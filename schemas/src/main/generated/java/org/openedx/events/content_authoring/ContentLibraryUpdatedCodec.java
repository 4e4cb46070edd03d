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

final class ContentLibraryUpdatedCodec implements PayloadCodec<ContentLibraryUpdated> {
  static final ContentLibraryUpdatedCodec INSTANCE = new ContentLibraryUpdatedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"content_library\", "
      + "\"type\": {\"fields\": [{\"name\": \"library_key\", \"type\": \"string\"}, "
      + "{\"name\": \"update_blocks\", \"type\": \"boolean\"}], "
      + "\"name\": \"ContentLibraryData\", \"type\": \"record\"}}], \"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.content_authoring.content_library.updated.v1\", "
      + "\"type\": \"record\"}";

  private ContentLibraryUpdatedCodec() {}

  @Override
  public Class<ContentLibraryUpdated> payloadType() {
    return ContentLibraryUpdated.class;
  }

  @Override
  public void write(ContentLibraryUpdated value, AvroWriter out) {
    ContentLibraryDataCodec.write(value.contentLibrary(), out);
  }

  @Override
  public ContentLibraryUpdated read(AvroReader in) {
    return new ContentLibraryUpdated(ContentLibraryDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(ContentLibraryUpdated value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, ContentLibraryDataCodec.toGeneric(value.contentLibrary(), fields.get(0).schema()));
    return record;
  }

  @Override
  public ContentLibraryUpdated fromGeneric(IndexedRecord record) {
    return new ContentLibraryUpdated(
        ContentLibraryDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
