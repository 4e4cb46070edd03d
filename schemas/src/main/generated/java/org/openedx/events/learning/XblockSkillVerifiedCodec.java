// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.event.PayloadCodec;

final class XblockSkillVerifiedCodec implements PayloadCodec<XblockSkillVerified> {
  static final XblockSkillVerifiedCodec INSTANCE = new XblockSkillVerifiedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"xblock_info\", "
      + "\"type\": {\"fields\": [{\"name\": \"usage_key\", \"type\": \"string\"}, "
      + "{\"name\": \"verified_skills\", \"type\": {\"items\": \"long\", \"type\": \"array\"}}, "
      + "{\"name\": \"ignored_skills\", \"type\": {\"items\": \"long\", \"type\": \"array\"}}], "
      + "\"name\": \"XBlockSkillVerificationData\", \"type\": \"record\"}}], "
      + "\"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.learning.xblock.skill.verified.v1\", \"type\": \"record\"}";

  private XblockSkillVerifiedCodec() {}

  @Override
  public Class<XblockSkillVerified> payloadType() {
    return XblockSkillVerified.class;
  }

  @Override
  public void write(XblockSkillVerified value, AvroWriter out) {
    XBlockSkillVerificationDataCodec.write(value.xblockInfo(), out);
  }

  @Override
  public XblockSkillVerified read(AvroReader in) {
    return new XblockSkillVerified(XBlockSkillVerificationDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(XblockSkillVerified value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, XBlockSkillVerificationDataCodec.toGeneric(value.xblockInfo(), fields.get(0).schema()));
    return record;
  }

  @Override
  public XblockSkillVerified fromGeneric(IndexedRecord record) {
    return new XblockSkillVerified(
        XBlockSkillVerificationDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
