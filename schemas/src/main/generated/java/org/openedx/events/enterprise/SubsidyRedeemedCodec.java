// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.enterprise;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.event.PayloadCodec;

final class SubsidyRedeemedCodec implements PayloadCodec<SubsidyRedeemed> {
  static final SubsidyRedeemedCodec INSTANCE = new SubsidyRedeemedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"redemption\", "
      + "\"type\": {\"fields\": [{\"name\": \"subsidy_identifier\", \"type\": \"string\"}, "
      + "{\"name\": \"content_key\", \"type\": \"string\"}, {\"name\": \"lms_user_id\", "
      + "\"type\": \"long\"}], \"name\": \"SubsidyRedemption\", \"type\": \"record\"}}], "
      + "\"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.enterprise.subsidy.redeemed.v1\", \"type\": \"record\"}";

  private SubsidyRedeemedCodec() {}

  @Override
  public Class<SubsidyRedeemed> payloadType() {
    return SubsidyRedeemed.class;
  }

  @Override
  public void write(SubsidyRedeemed value, AvroWriter out) {
    SubsidyRedemptionCodec.write(value.redemption(), out);
  }

  @Override
  public SubsidyRedeemed read(AvroReader in) {
    return new SubsidyRedeemed(SubsidyRedemptionCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(SubsidyRedeemed value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, SubsidyRedemptionCodec.toGeneric(value.redemption(), fields.get(0).schema()));
    return record;
  }

  @Override
  public SubsidyRedeemed fromGeneric(IndexedRecord record) {
    return new SubsidyRedeemed(SubsidyRedemptionCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
