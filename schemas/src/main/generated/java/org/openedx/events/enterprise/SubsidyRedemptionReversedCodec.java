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

final class SubsidyRedemptionReversedCodec implements PayloadCodec<SubsidyRedemptionReversed> {
  static final SubsidyRedemptionReversedCodec INSTANCE = new SubsidyRedemptionReversedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"redemption\", "
      + "\"type\": {\"fields\": [{\"name\": \"subsidy_identifier\", \"type\": \"string\"}, "
      + "{\"name\": \"content_key\", \"type\": \"string\"}, {\"name\": \"lms_user_id\", "
      + "\"type\": \"long\"}], \"name\": \"SubsidyRedemption\", \"type\": \"record\"}}], "
      + "\"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.enterprise.subsidy.redemption-reversed.v1\", "
      + "\"type\": \"record\"}";

  private SubsidyRedemptionReversedCodec() {}

  @Override
  public Class<SubsidyRedemptionReversed> payloadType() {
    return SubsidyRedemptionReversed.class;
  }

  @Override
  public void write(SubsidyRedemptionReversed value, AvroWriter out) {
    SubsidyRedemptionCodec.write(value.redemption(), out);
  }

  @Override
  public SubsidyRedemptionReversed read(AvroReader in) {
    return new SubsidyRedemptionReversed(SubsidyRedemptionCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(SubsidyRedemptionReversed value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, SubsidyRedemptionCodec.toGeneric(value.redemption(), fields.get(0).schema()));
    return record;
  }

  @Override
  public SubsidyRedemptionReversed fromGeneric(IndexedRecord record) {
    return new SubsidyRedemptionReversed(
        SubsidyRedemptionCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
