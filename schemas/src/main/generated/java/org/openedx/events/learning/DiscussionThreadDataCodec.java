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
import org.openedx.events.learning.data.DiscussionThreadData;

final class DiscussionThreadDataCodec {
  private DiscussionThreadDataCodec() {}

  static void write(DiscussionThreadData value, AvroWriter out) {
    out.writeString(value.body());
    out.writeString(value.commentableId());
    out.writeString(value.id());
    out.writeBoolean(value.truncated());
    out.writeString(value.url());
    UserDataCodec.write(value.user(), out);
    out.writeString(value.courseId());
    if (value.threadType() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeString(value.threadType());
    }
    if (value.anonymous() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeBoolean(value.anonymous());
    }
    if (value.anonymousToPeers() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeBoolean(value.anonymousToPeers());
    }
    if (value.title() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeString(value.title());
    }
    if (value.titleTruncated() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeBoolean(value.titleTruncated());
    }
    if (value.groupId() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeLong(value.groupId());
    }
    if (value.teamId() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeLong(value.teamId());
    }
    if (value.categoryId() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeLong(value.categoryId());
    }
    if (value.categoryName() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeString(value.categoryName());
    }
    if (value.discussion() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      writeDiscussion(value.discussion(), out);
    }
    writeUserCourseRoles(value.userCourseRoles(), out);
    writeUserForumsRoles(value.userForumsRoles(), out);
    writeOptions(value.options(), out);
  }

  static DiscussionThreadData read(AvroReader in) {
    return new DiscussionThreadData(
        in.readString(),
        in.readString(),
        in.readString(),
        in.readBoolean(),
        in.readString(),
        UserDataCodec.read(in),
        in.readString(),
        in.readPresent(0) ? in.readString() : null,
        in.readPresent(0) ? in.readBoolean() : null,
        in.readPresent(0) ? in.readBoolean() : null,
        in.readPresent(0) ? in.readString() : null,
        in.readPresent(0) ? in.readBoolean() : null,
        in.readPresent(0) ? in.readLong() : null,
        in.readPresent(0) ? in.readLong() : null,
        in.readPresent(0) ? in.readLong() : null,
        in.readPresent(0) ? in.readString() : null,
        in.readPresent(0) ? readDiscussion(in) : null,
        readUserCourseRoles(in),
        readUserForumsRoles(in),
        readOptions(in));
  }

  static GenericRecord toGeneric(DiscussionThreadData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, value.body());
    record.put(1, value.commentableId());
    record.put(2, value.id());
    record.put(3, value.truncated());
    record.put(4, value.url());
    record.put(5, UserDataCodec.toGeneric(value.user(), fields.get(5).schema()));
    record.put(6, value.courseId());
    record.put(7, value.threadType() == null ? null : value.threadType());
    record.put(8, value.anonymous() == null ? null : value.anonymous());
    record.put(9, value.anonymousToPeers() == null ? null : value.anonymousToPeers());
    record.put(10, value.title() == null ? null : value.title());
    record.put(11, value.titleTruncated() == null ? null : value.titleTruncated());
    record.put(12, value.groupId() == null ? null : value.groupId());
    record.put(13, value.teamId() == null ? null : value.teamId());
    record.put(14, value.categoryId() == null ? null : value.categoryId());
    record.put(15, value.categoryName() == null ? null : value.categoryName());
    record.put(16, value.discussion() == null
        ? null
        : genericDiscussion(value.discussion(), GenericValues.present(fields.get(16).schema())));
    record.put(17, genericUserCourseRoles(value.userCourseRoles(), fields.get(17).schema()));
    record.put(18, genericUserForumsRoles(value.userForumsRoles(), fields.get(18).schema()));
    record.put(19, genericOptions(value.options(), fields.get(19).schema()));
    return record;
  }

  static DiscussionThreadData fromGeneric(IndexedRecord record) {
    return new DiscussionThreadData(
        GenericValues.string(record.get(0)),
        GenericValues.string(record.get(1)),
        GenericValues.string(record.get(2)),
        (Boolean) record.get(3),
        GenericValues.string(record.get(4)),
        UserDataCodec.fromGeneric((IndexedRecord) record.get(5)),
        GenericValues.string(record.get(6)),
        record.get(7) == null ? null : GenericValues.string(record.get(7)),
        record.get(8) == null ? null : (Boolean) record.get(8),
        record.get(9) == null ? null : (Boolean) record.get(9),
        record.get(10) == null ? null : GenericValues.string(record.get(10)),
        record.get(11) == null ? null : (Boolean) record.get(11),
        record.get(12) == null ? null : (Long) record.get(12),
        record.get(13) == null ? null : (Long) record.get(13),
        record.get(14) == null ? null : (Long) record.get(14),
        record.get(15) == null ? null : GenericValues.string(record.get(15)),
        record.get(16) == null
            ? null
            : GenericValues.<String>map(record.get(16), each -> GenericValues.string(each)),
        GenericValues.<String>list(record.get(17), each -> GenericValues.string(each)),
        GenericValues.<String>list(record.get(18), each -> GenericValues.string(each)),
        GenericValues.<Boolean>map(record.get(19), each -> (Boolean) each));
  }

  private static void writeDiscussion(Map<String, String> values, AvroWriter out) {
    out.writeBlockStart(values.size());
    for (String key : GenericValues.sortedKeys(values)) {
      String each = values.get(key);
      out.writeString(key);
      out.writeString(each);
    }
    out.writeBlockEnd();
  }

  private static void writeUserCourseRoles(List<String> values, AvroWriter out) {
    out.writeBlockStart(values.size());
    for (String each : values) {
      out.writeString(each);
    }
    out.writeBlockEnd();
  }

  private static void writeUserForumsRoles(List<String> values, AvroWriter out) {
    out.writeBlockStart(values.size());
    for (String each : values) {
      out.writeString(each);
    }
    out.writeBlockEnd();
  }

  private static void writeOptions(Map<String, Boolean> values, AvroWriter out) {
    out.writeBlockStart(values.size());
    for (String key : GenericValues.sortedKeys(values)) {
      Boolean each = values.get(key);
      out.writeString(key);
      out.writeBoolean(each);
    }
    out.writeBlockEnd();
  }

  private static Map<String, String> readDiscussion(AvroReader in) {
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

  private static List<String> readUserCourseRoles(AvroReader in) {
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

  private static List<String> readUserForumsRoles(AvroReader in) {
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

  private static Map<String, Boolean> readOptions(AvroReader in) {
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

  private static Map<String, Object> genericDiscussion(Map<String, String> values, Schema schema) {
    Map<String, Object> generic = new HashMap<>();
    for (String key : values.keySet()) {
      String each = values.get(key);
      generic.put(key, each);
    }
    return generic;
  }

  private static List<Object> genericUserCourseRoles(List<String> values, Schema schema) {
    List<Object> generic = new GenericData.Array<>(values.size(), schema);
    for (String each : values) {
      generic.add(each);
    }
    return generic;
  }

  private static List<Object> genericUserForumsRoles(List<String> values, Schema schema) {
    List<Object> generic = new GenericData.Array<>(values.size(), schema);
    for (String each : values) {
      generic.add(each);
    }
    return generic;
  }

  private static Map<String, Object> genericOptions(Map<String, Boolean> values, Schema schema) {
    Map<String, Object> generic = new HashMap<>();
    for (String key : values.keySet()) {
      Boolean each = values.get(key);
      generic.put(key, each);
    }
    return generic;
  }
}
