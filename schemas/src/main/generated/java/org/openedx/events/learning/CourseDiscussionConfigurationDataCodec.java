// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import java.util.ArrayList;
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
import org.openedx.events.learning.data.CourseDiscussionConfigurationData;
import org.openedx.events.learning.data.DiscussionTopicContext;

final class CourseDiscussionConfigurationDataCodec {
  private CourseDiscussionConfigurationDataCodec() {}

  static void write(CourseDiscussionConfigurationData value, AvroWriter out) {
    out.writeString(value.courseKey());
    out.writeString(value.providerType());
    out.writeBoolean(value.enabled());
    out.writeBoolean(value.enableInContext());
    out.writeBoolean(value.enableGradedUnits());
    out.writeBoolean(value.unitLevelVisibility());
    writePluginConfiguration(value.pluginConfiguration(), out);
    writeContexts(value.contexts(), out);
  }

  static CourseDiscussionConfigurationData read(AvroReader in) {
    return new CourseDiscussionConfigurationData(
        in.readString(),
        in.readString(),
        in.readBoolean(),
        in.readBoolean(),
        in.readBoolean(),
        in.readBoolean(),
        readPluginConfiguration(in),
        readContexts(in));
  }

  static GenericRecord toGeneric(CourseDiscussionConfigurationData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, value.courseKey());
    record.put(1, value.providerType());
    record.put(2, value.enabled());
    record.put(3, value.enableInContext());
    record.put(4, value.enableGradedUnits());
    record.put(5, value.unitLevelVisibility());
    record.put(6, genericPluginConfiguration(value.pluginConfiguration(), fields.get(6).schema()));
    record.put(7, genericContexts(value.contexts(), fields.get(7).schema()));
    return record;
  }

  static CourseDiscussionConfigurationData fromGeneric(IndexedRecord record) {
    return new CourseDiscussionConfigurationData(
        GenericValues.string(record.get(0)),
        GenericValues.string(record.get(1)),
        (Boolean) record.get(2),
        (Boolean) record.get(3),
        (Boolean) record.get(4),
        (Boolean) record.get(5),
        GenericValues.<Boolean>map(record.get(6), each -> (Boolean) each),
        GenericValues.<DiscussionTopicContext>list(record.get(7), each -> DiscussionTopicContextCodec.fromGeneric((IndexedRecord) each)));
  }

  private static void writePluginConfiguration(Map<String, Boolean> values, AvroWriter out) {
    out.writeBlockStart(values.size());
    for (String key : GenericValues.sortedKeys(values)) {
      Boolean each = values.get(key);
      out.writeString(key);
      out.writeBoolean(each);
    }
    out.writeBlockEnd();
  }

  private static void writeContexts(List<DiscussionTopicContext> values, AvroWriter out) {
    out.writeBlockStart(values.size());
    for (DiscussionTopicContext each : values) {
      DiscussionTopicContextCodec.write(each, out);
    }
    out.writeBlockEnd();
  }

  private static Map<String, Boolean> readPluginConfiguration(AvroReader in) {
    int count = in.readBlock();
    Map<String, Boolean> values = new LinkedHashMap<>(AvroReader.initialCapacity(count));
    while (count > 0) {
      for (int i = 0; i < count; i++) {
        values.put(in.readString(), in.readBoolean());
      }
      count = in.readBlock();
    }
    return values;
  }

  private static List<DiscussionTopicContext> readContexts(AvroReader in) {
    int count = in.readBlock();
    List<DiscussionTopicContext> values = new ArrayList<>(AvroReader.initialCapacity(count));
    while (count > 0) {
      for (int i = 0; i < count; i++) {
        values.add(DiscussionTopicContextCodec.read(in));
      }
      count = in.readBlock();
    }
    return values;
  }

  private static Map<String, Object> genericPluginConfiguration(Map<String, Boolean> values,
      Schema schema) {
    Map<String, Object> generic = new HashMap<>();
    for (String key : values.keySet()) {
      Boolean each = values.get(key);
      generic.put(key, each);
    }
    return generic;
  }

  private static List<Object> genericContexts(List<DiscussionTopicContext> values, Schema schema) {
    List<Object> generic = new GenericData.Array<>(values.size(), schema);
    for (DiscussionTopicContext each : values) {
      generic.add(DiscussionTopicContextCodec.toGeneric(each, schema.getElementType()));
    }
    return generic;
  }
}
