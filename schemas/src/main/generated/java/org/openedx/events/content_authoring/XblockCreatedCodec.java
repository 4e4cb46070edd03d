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

final class XblockCreatedCodec implements PayloadCodec<XblockCreated> {
  static final XblockCreatedCodec INSTANCE = new XblockCreatedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"xblock_info\", "
      + "\"type\": {\"fields\": [{\"name\": \"usage_key\", \"type\": \"string\"}, "
      + "{\"name\": \"block_type\", \"type\": \"string\"}, {\"default\": null, "
      + "\"name\": \"version\", \"type\": [\"null\", \"string\"]}], \"name\": \"XBlockData\", "
      + "\"type\": \"record\"}}], \"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.content_authoring.xblock.created.v1\", "
      + "\"type\": \"record\"}";

  private XblockCreatedCodec() {}

  @Override
  public Class<XblockCreated> payloadType() {
    return XblockCreated.class;
  }

  @Override
  public void write(XblockCreated value, AvroWriter out) {
    XBlockDataCodec.write(value.xblockInfo(), out);
  }

  @Override
  public XblockCreated read(AvroReader in) {
    return new XblockCreated(XBlockDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(XblockCreated value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, XBlockDataCodec.toGeneric(value.xblockInfo(), fields.get(0).schema()));
    return record;
  }

  @Override
  public XblockCreated fromGeneric(IndexedRecord record) {
    return new XblockCreated(XBlockDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
