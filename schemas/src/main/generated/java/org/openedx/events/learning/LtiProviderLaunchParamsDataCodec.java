// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.events.learning.data.LtiProviderLaunchParamsData;

final class LtiProviderLaunchParamsDataCodec {
  private LtiProviderLaunchParamsDataCodec() {}

  static void write(LtiProviderLaunchParamsData value, AvroWriter out) {
    out.writeString(value.roles());
    out.writeString(value.contextId());
    out.writeString(value.userId());
    writeExtraParams(value.extraParams(), out);
  }

  static LtiProviderLaunchParamsData read(AvroReader in) {
    return new LtiProviderLaunchParamsData(
        in.readString(),
        in.readString(),
        in.readString(),
        readExtraParams(in));
  }

  static GenericRecord toGeneric(LtiProviderLaunchParamsData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, value.roles());
    record.put(1, value.contextId());
    record.put(2, value.userId());
    record.put(3, genericExtraParams(value.extraParams(), fields.get(3).schema()));
    return record;
  }

  static LtiProviderLaunchParamsData fromGeneric(IndexedRecord record) {
    return new LtiProviderLaunchParamsData(
        GenericValues.string(record.get(0)),
        GenericValues.string(record.get(1)),
        GenericValues.string(record.get(2)),
        GenericValues.<String>map(record.get(3), each -> GenericValues.string(each)));
  }

  private static void writeExtraParams(Map<String, String> values, AvroWriter out) {
    out.writeBlockStart(values.size());
    for (String key : GenericValues.sortedKeys(values)) {
      String each = values.get(key);
      out.writeString(key);
      out.writeString(each);
    }
    out.writeBlockEnd();
  }

  private static Map<String, String> readExtraParams(AvroReader in) {
    int count = in.readBlock();
    Map<String, String> values = new LinkedHashMap<>(AvroReader.initialCapacity(count));
    while (count > 0) {
      for (int i = 0; i < count; i++) {
        values.put(in.readString(), in.readString());
      }
      count = in.readBlock();
    }
    return values;
  }

  private static Map<String, Object> genericExtraParams(Map<String, String> values, Schema schema) {
    Map<String, Object> generic = new HashMap<>();
    for (String key : values.keySet()) {
      String each = values.get(key);
      generic.put(key, each);
    }
    return generic;
  }
}
