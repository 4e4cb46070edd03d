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
import org.openedx.events.learning.data.UserNotificationData;

final class UserNotificationDataCodec {
  private UserNotificationDataCodec() {}

  static void write(UserNotificationData value, AvroWriter out) {
    writeUserIds(value.userIds(), out);
    out.writeString(value.notificationType());
    out.writeString(value.contentUrl());
    out.writeString(value.appName());
    out.writeString(value.courseKey());
    writeContext(value.context(), out);
  }

  static UserNotificationData read(AvroReader in) {
    return new UserNotificationData(
        readUserIds(in),
        in.readString(),
        in.readString(),
        in.readString(),
        in.readString(),
        readContext(in));
  }

  static GenericRecord toGeneric(UserNotificationData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, genericUserIds(value.userIds(), fields.get(0).schema()));
    record.put(1, value.notificationType());
    record.put(2, value.contentUrl());
    record.put(3, value.appName());
    record.put(4, value.courseKey());
    record.put(5, genericContext(value.context(), fields.get(5).schema()));
    return record;
  }

  static UserNotificationData fromGeneric(IndexedRecord record) {
    return new UserNotificationData(
        GenericValues.<Long>list(record.get(0), each -> (Long) each),
        GenericValues.string(record.get(1)),
        GenericValues.string(record.get(2)),
        GenericValues.string(record.get(3)),
        GenericValues.string(record.get(4)),
        GenericValues.<String>map(record.get(5), each -> GenericValues.string(each)));
  }

  private static void writeUserIds(List<Long> values, AvroWriter out) {
    out.writeBlockStart(values.size());
    for (Long each : values) {
      out.writeLong(each);
    }
    out.writeBlockEnd();
  }

  private static void writeContext(Map<String, String> values, AvroWriter out) {
    out.writeBlockStart(values.size());
    for (String key : GenericValues.sortedKeys(values)) {
      String each = values.get(key);
      out.writeString(key);
      out.writeString(each);
    }
    out.writeBlockEnd();
  }

  private static List<Long> readUserIds(AvroReader in) {
    int count = in.readBlock();
    List<Long> values = new ArrayList<>(AvroReader.initialCapacity(count));
    while (count > 0) {
      for (int i = 0; i < count; i++) {
        values.add(in.readLong());
      }
      count = in.readBlock();
    }
    return values;
  }

  private static Map<String, String> readContext(AvroReader in) {
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

  private static List<Object> genericUserIds(List<Long> values, Schema schema) {
    List<Object> generic = new GenericData.Array<>(values.size(), schema);
    for (Long each : values) {
      generic.add(each);
    }
    return generic;
  }

  private static Map<String, Object> genericContext(Map<String, String> values, Schema schema) {
    Map<String, Object> generic = new HashMap<>();
    for (String key : values.keySet()) {
      String each = values.get(key);
      generic.put(key, each);
    }
    return generic;
  }
}
