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

final class LibraryBlockCreatedCodec implements PayloadCodec<LibraryBlockCreated> {
  static final LibraryBlockCreatedCodec INSTANCE = new LibraryBlockCreatedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"library_block\", "
      + "\"type\": {\"fields\": [{\"name\": \"library_key\", \"type\": \"string\"}, "
      + "{\"name\": \"usage_key\", \"type\": \"string\"}], \"name\": \"LibraryBlockData\", "
      + "\"type\": \"record\"}}], \"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.content_authoring.library_block.created.v1\", "
      + "\"type\": \"record\"}";

  private LibraryBlockCreatedCodec() {}

  @Override
  public Class<LibraryBlockCreated> payloadType() {
    return LibraryBlockCreated.class;
  }

  @Override
  public void write(LibraryBlockCreated value, AvroWriter out) {
    LibraryBlockDataCodec.write(value.libraryBlock(), out);
  }

  @Override
  public LibraryBlockCreated read(AvroReader in) {
    return new LibraryBlockCreated(LibraryBlockDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(LibraryBlockCreated value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, LibraryBlockDataCodec.toGeneric(value.libraryBlock(), fields.get(0).schema()));
    return record;
  }

  @Override
  public LibraryBlockCreated fromGeneric(IndexedRecord record) {
    return new LibraryBlockCreated(
        LibraryBlockDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
