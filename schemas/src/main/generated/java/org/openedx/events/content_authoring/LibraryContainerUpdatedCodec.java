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

final class LibraryContainerUpdatedCodec implements PayloadCodec<LibraryContainerUpdated> {
  static final LibraryContainerUpdatedCodec INSTANCE = new LibraryContainerUpdatedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"library_container\", "
      + "\"type\": {\"fields\": [{\"name\": \"container_key\", \"type\": \"string\"}, "
      + "{\"name\": \"background\", \"type\": \"boolean\"}], \"name\": \"LibraryContainerData\", "
      + "\"type\": \"record\"}}], \"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.content_authoring.content_library.container.updated.v1\", "
      + "\"type\": \"record\"}";

  private LibraryContainerUpdatedCodec() {}

  @Override
  public Class<LibraryContainerUpdated> payloadType() {
    return LibraryContainerUpdated.class;
  }

  @Override
  public void write(LibraryContainerUpdated value, AvroWriter out) {
    LibraryContainerDataCodec.write(value.libraryContainer(), out);
  }

  @Override
  public LibraryContainerUpdated read(AvroReader in) {
    return new LibraryContainerUpdated(LibraryContainerDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(LibraryContainerUpdated value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, LibraryContainerDataCodec.toGeneric(value.libraryContainer(), fields.get(0).schema()));
    return record;
  }

  @Override
  public LibraryContainerUpdated fromGeneric(IndexedRecord record) {
    return new LibraryContainerUpdated(
        LibraryContainerDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
