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

final class LibraryCollectionDeletedCodec implements PayloadCodec<LibraryCollectionDeleted> {
  static final LibraryCollectionDeletedCodec INSTANCE = new LibraryCollectionDeletedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"library_collection\", "
      + "\"type\": {\"fields\": [{\"name\": \"collection_key\", \"type\": \"string\"}, "
      + "{\"name\": \"background\", \"type\": \"boolean\"}], "
      + "\"name\": \"LibraryCollectionData\", \"type\": \"record\"}}], \"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.content_authoring.content_library.collection.deleted.v1\", "
      + "\"type\": \"record\"}";

  private LibraryCollectionDeletedCodec() {}

  @Override
  public Class<LibraryCollectionDeleted> payloadType() {
    return LibraryCollectionDeleted.class;
  }

  @Override
  public void write(LibraryCollectionDeleted value, AvroWriter out) {
    LibraryCollectionDataCodec.write(value.libraryCollection(), out);
  }

  @Override
  public LibraryCollectionDeleted read(AvroReader in) {
    return new LibraryCollectionDeleted(LibraryCollectionDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(LibraryCollectionDeleted value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, LibraryCollectionDataCodec.toGeneric(value.libraryCollection(), fields.get(0).schema()));
    return record;
  }

  @Override
  public LibraryCollectionDeleted fromGeneric(IndexedRecord record) {
    return new LibraryCollectionDeleted(
        LibraryCollectionDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
