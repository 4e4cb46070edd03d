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

final class XblockDuplicatedCodec implements PayloadCodec<XblockDuplicated> {
  static final XblockDuplicatedCodec INSTANCE = new XblockDuplicatedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"xblock_info\", "
      + "\"type\": {\"fields\": [{\"name\": \"usage_key\", \"type\": \"string\"}, "
      + "{\"name\": \"block_type\", \"type\": \"string\"}, {\"default\": null, "
      + "\"name\": \"version\", \"type\": [\"null\", \"string\"]}, "
      + "{\"name\": \"source_usage_key\", \"type\": \"string\"}], "
      + "\"name\": \"DuplicatedXBlockData\", \"type\": \"record\"}}], \"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.content_authoring.xblock.duplicated.v1\", "
      + "\"type\": \"record\"}";

  private XblockDuplicatedCodec() {}

  @Override
  public Class<XblockDuplicated> payloadType() {
    return XblockDuplicated.class;
  }

  @Override
  public void write(XblockDuplicated value, AvroWriter out) {
    DuplicatedXBlockDataCodec.write(value.xblockInfo(), out);
  }

  @Override
  public XblockDuplicated read(AvroReader in) {
    return new XblockDuplicated(DuplicatedXBlockDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(XblockDuplicated value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, DuplicatedXBlockDataCodec.toGeneric(value.xblockInfo(), fields.get(0).schema()));
    return record;
  }

  @Override
  public XblockDuplicated fromGeneric(IndexedRecord record) {
    return new XblockDuplicated(
        DuplicatedXBlockDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
