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

final class ContentLibraryCreatedCodec implements PayloadCodec<ContentLibraryCreated> {
  static final ContentLibraryCreatedCodec INSTANCE = new ContentLibraryCreatedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"content_library\", "
      + "\"type\": {\"fields\": [{\"name\": \"library_key\", \"type\": \"string\"}, "
      + "{\"name\": \"update_blocks\", \"type\": \"boolean\"}], "
      + "\"name\": \"ContentLibraryData\", \"type\": \"record\"}}], \"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.content_authoring.content_library.created.v1\", "
      + "\"type\": \"record\"}";

  private ContentLibraryCreatedCodec() {}

  @Override
  public Class<ContentLibraryCreated> payloadType() {
    return ContentLibraryCreated.class;
  }

  @Override
  public void write(ContentLibraryCreated value, AvroWriter out) {
    ContentLibraryDataCodec.write(value.contentLibrary(), out);
  }

  @Override
  public ContentLibraryCreated read(AvroReader in) {
    return new ContentLibraryCreated(ContentLibraryDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(ContentLibraryCreated value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, ContentLibraryDataCodec.toGeneric(value.contentLibrary(), fields.get(0).schema()));
    return record;
  }

  @Override
  public ContentLibraryCreated fromGeneric(IndexedRecord record) {
    return new ContentLibraryCreated(
        ContentLibraryDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
