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

final class LtiProviderLaunchSuccessCodec implements PayloadCodec<LtiProviderLaunchSuccess> {
  static final LtiProviderLaunchSuccessCodec INSTANCE = new LtiProviderLaunchSuccessCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"launch_data\", \"type\": {\"fields\": [{\"name\": \"user\", "
      + "\"type\": {\"fields\": [{\"name\": \"id\", \"type\": \"long\"}, "
      + "{\"name\": \"is_active\", \"type\": \"boolean\"}, {\"name\": \"pii\", "
      + "\"type\": {\"fields\": [{\"name\": \"username\", \"type\": \"string\"}, "
      + "{\"name\": \"email\", \"type\": \"string\"}, {\"name\": \"name\", "
      + "\"type\": \"string\"}], \"name\": \"UserPersonalData\", \"type\": \"record\"}}], "
      + "\"name\": \"UserData\", \"type\": \"record\"}}, {\"name\": \"course_key\", "
      + "\"type\": \"string\"}, {\"name\": \"usage_key\", \"type\": \"string\"}, "
      + "{\"name\": \"launch_params\", \"type\": {\"fields\": [{\"name\": \"roles\", "
      + "\"type\": \"string\"}, {\"name\": \"context_id\", \"type\": \"string\"}, "
      + "{\"name\": \"user_id\", \"type\": \"string\"}, {\"name\": \"extra_params\", "
      + "\"type\": {\"type\": \"map\", \"values\": \"string\"}}], "
      + "\"name\": \"LtiProviderLaunchParamsData\", \"type\": \"record\"}}], "
      + "\"name\": \"LtiProviderLaunchData\", \"type\": \"record\"}}], \"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.learning.lti_provider.launch.success.v1\", "
      + "\"type\": \"record\"}";

  private LtiProviderLaunchSuccessCodec() {}

  @Override
  public Class<LtiProviderLaunchSuccess> payloadType() {
    return LtiProviderLaunchSuccess.class;
  }

  @Override
  public void write(LtiProviderLaunchSuccess value, AvroWriter out) {
    LtiProviderLaunchDataCodec.write(value.launchData(), out);
  }

  @Override
  public LtiProviderLaunchSuccess read(AvroReader in) {
    return new LtiProviderLaunchSuccess(LtiProviderLaunchDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(LtiProviderLaunchSuccess value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, LtiProviderLaunchDataCodec.toGeneric(value.launchData(), fields.get(0).schema()));
    return record;
  }

  @Override
  public LtiProviderLaunchSuccess fromGeneric(IndexedRecord record) {
    return new LtiProviderLaunchSuccess(
        LtiProviderLaunchDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
