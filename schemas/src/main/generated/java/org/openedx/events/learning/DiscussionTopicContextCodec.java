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
import org.openedx.events.learning.data.DiscussionTopicContext;

final class DiscussionTopicContextCodec {
  private DiscussionTopicContextCodec() {}

  static void write(DiscussionTopicContext value, AvroWriter out) {
    out.writeString(value.title());
    if (value.usageKey() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeString(value.usageKey());
    }
    if (value.groupId() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeLong(value.groupId());
    }
    if (value.externalId() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeString(value.externalId());
    }
    if (value.ordering() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeLong(value.ordering());
    }
    writeContext(value.context(), out);
  }

  static DiscussionTopicContext read(AvroReader in) {
    return new DiscussionTopicContext(
        in.readString(),
        in.readPresent(0) ? in.readString() : null,
        in.readPresent(0) ? in.readLong() : null,
        in.readPresent(0) ? in.readString() : null,
        in.readPresent(0) ? in.readLong() : null,
        readContext(in));
  }

  static GenericRecord toGeneric(DiscussionTopicContext value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, value.title());
    record.put(1, value.usageKey() == null ? null : value.usageKey());
    record.put(2, value.groupId() == null ? null : value.groupId());
    record.put(3, value.externalId() == null ? null : value.externalId());
    record.put(4, value.ordering() == null ? null : value.ordering());
    record.put(5, genericContext(value.context(), fields.get(5).schema()));
    return record;
  }

  static DiscussionTopicContext fromGeneric(IndexedRecord record) {
    return new DiscussionTopicContext(
        GenericValues.string(record.get(0)),
        record.get(1) == null ? null : GenericValues.string(record.get(1)),
        record.get(2) == null ? null : (Long) record.get(2),
        record.get(3) == null ? null : GenericValues.string(record.get(3)),
        record.get(4) == null ? null : (Long) record.get(4),
        GenericValues.<String>map(record.get(5), each -> GenericValues.string(each)));
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

  private static Map<String, Object> genericContext(Map<String, String> values, Schema schema) {
    Map<String, Object> generic = new HashMap<>();
    for (String key : values.keySet()) {
      String each = values.get(key);
      generic.put(key, each);
    }
    return generic;
  }
}
