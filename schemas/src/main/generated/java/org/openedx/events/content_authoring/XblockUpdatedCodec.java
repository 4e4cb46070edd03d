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

final class XblockUpdatedCodec implements PayloadCodec<XblockUpdated> {
  static final XblockUpdatedCodec INSTANCE = new XblockUpdatedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"xblock_info\", "
      + "\"type\": {\"fields\": [{\"name\": \"usage_key\", \"type\": \"string\"}, "
      + "{\"name\": \"block_type\", \"type\": \"string\"}, {\"default\": null, "
      + "\"name\": \"version\", \"type\": [\"null\", \"string\"]}], \"name\": \"XBlockData\", "
      + "\"type\": \"record\"}}], \"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.content_authoring.xblock.updated.v1\", "
      + "\"type\": \"record\"}";

  private XblockUpdatedCodec() {}

  @Override
  public Class<XblockUpdated> payloadType() {
    return XblockUpdated.class;
  }

  @Override
  public void write(XblockUpdated value, AvroWriter out) {
    XBlockDataCodec.write(value.xblockInfo(), out);
  }

  @Override
  public XblockUpdated read(AvroReader in) {
    return new XblockUpdated(XBlockDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(XblockUpdated value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, XBlockDataCodec.toGeneric(value.xblockInfo(), fields.get(0).schema()));
    return record;
  }

  @Override
  public XblockUpdated fromGeneric(IndexedRecord record) {
    return new XblockUpdated(XBlockDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
