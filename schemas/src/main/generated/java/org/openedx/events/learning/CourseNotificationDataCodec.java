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
import org.openedx.events.learning.data.CourseNotificationData;

final class CourseNotificationDataCodec {
  private CourseNotificationDataCodec() {}

  static void write(CourseNotificationData value, AvroWriter out) {
    out.writeString(value.courseKey());
    out.writeString(value.appName());
    out.writeString(value.notificationType());
    out.writeString(value.contentUrl());
    writeContentContext(value.contentContext(), out);
    writeAudienceFilters(value.audienceFilters(), out);
  }

  static CourseNotificationData read(AvroReader in) {
    return new CourseNotificationData(
        in.readString(),
        in.readString(),
        in.readString(),
        in.readString(),
        readContentContext(in),
        readAudienceFilters(in));
  }

  static GenericRecord toGeneric(CourseNotificationData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, value.courseKey());
    record.put(1, value.appName());
    record.put(2, value.notificationType());
    record.put(3, value.contentUrl());
    record.put(4, genericContentContext(value.contentContext(), fields.get(4).schema()));
    record.put(5, genericAudienceFilters(value.audienceFilters(), fields.get(5).schema()));
    return record;
  }

  static CourseNotificationData fromGeneric(IndexedRecord record) {
    return new CourseNotificationData(
        GenericValues.string(record.get(0)),
        GenericValues.string(record.get(1)),
        GenericValues.string(record.get(2)),
        GenericValues.string(record.get(3)),
        GenericValues.<String>map(record.get(4), each -> GenericValues.string(each)),
        GenericValues.<List<String>>map(record.get(5), each1 -> GenericValues.<String>list(each1, each -> GenericValues.string(each))));
  }

  private static void writeContentContext(Map<String, String> values, AvroWriter out) {
    out.writeBlockStart(values.size());
    for (String key : GenericValues.sortedKeys(values)) {
      String each = values.get(key);
      out.writeString(key);
      out.writeString(each);
    }
    out.writeBlockEnd();
  }

  private static void writeAudienceFilters_item(List<String> values, AvroWriter out) {
    out.writeBlockStart(values.size());
    for (String each : values) {
      out.writeString(each);
    }
    out.writeBlockEnd();
  }

  private static void writeAudienceFilters(Map<String, List<String>> values, AvroWriter out) {
    out.writeBlockStart(values.size());
    for (String key : GenericValues.sortedKeys(values)) {
      List<String> each = values.get(key);
      out.writeString(key);
      writeAudienceFilters_item(each, out);
    }
    out.writeBlockEnd();
  }

  private static Map<String, String> readContentContext(AvroReader in) {
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

  private static List<String> readAudienceFilters_item(AvroReader in) {
    int count = in.readBlock();
    List<String> values = new ArrayList<>(AvroReader.initialCapacity(count));
    while (count > 0) {
      for (int i = 0; i < count; i++) {
        values.add(in.readString());
      }
      count = in.readBlock();
    }
    return values;
  }

  private static Map<String, List<String>> readAudienceFilters(AvroReader in) {
    int count = in.readBlock();
    Map<String, List<String>> values = new LinkedHashMap<>(AvroReader.initialCapacity(count));
    while (count > 0) {
      for (int i = 0; i < count; i++) {
        values.put(in.readString(), readAudienceFilters_item(in));
      }
      count = in.readBlock();
    }
    return values;
  }

  private static Map<String, Object> genericContentContext(Map<String, String> values,
      Schema schema) {
    Map<String, Object> generic = new HashMap<>();
    for (String key : values.keySet()) {
      String each = values.get(key);
      generic.put(key, each);
    }
    return generic;
  }

  private static List<Object> genericAudienceFilters_item(List<String> values, Schema schema) {
    List<Object> generic = new GenericData.Array<>(values.size(), schema);
    for (String each : values) {
      generic.add(each);
    }
    return generic;
  }

  private static Map<String, Object> genericAudienceFilters(Map<String, List<String>> values,
      Schema schema) {
    Map<String, Object> generic = new HashMap<>();
    for (String key : values.keySet()) {
      List<String> each = values.get(key);
      generic.put(key, genericAudienceFilters_item(each, schema.getValueType()));
    }
    return generic;
  }
}
