// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.events.learning.data.LtiProviderLaunchData;

final class LtiProviderLaunchDataCodec {
  private LtiProviderLaunchDataCodec() {}

  static void write(LtiProviderLaunchData value, AvroWriter out) {
    UserDataCodec.write(value.user(), out);
    out.writeString(value.courseKey());
    out.writeString(value.usageKey());
    LtiProviderLaunchParamsDataCodec.write(value.launchParams(), out);
  }

  static LtiProviderLaunchData read(AvroReader in) {
    return new LtiProviderLaunchData(
        UserDataCodec.read(in),
        in.readString(),
        in.readString(),
        LtiProviderLaunchParamsDataCodec.read(in));
  }

  static GenericRecord toGeneric(LtiProviderLaunchData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, UserDataCodec.toGeneric(value.user(), fields.get(0).schema()));
    record.put(1, value.courseKey());
    record.put(2, value.usageKey());
    record.put(3, LtiProviderLaunchParamsDataCodec.toGeneric(value.launchParams(), fields.get(3).schema()));
    return record;
  }

  static LtiProviderLaunchData fromGeneric(IndexedRecord record) {
    return new LtiProviderLaunchData(
        UserDataCodec.fromGeneric((IndexedRecord) record.get(0)),
        GenericValues.string(record.get(1)),
        GenericValues.string(record.get(2)),
        LtiProviderLaunchParamsDataCodec.fromGeneric((IndexedRecord) record.get(3)));
  }
}
