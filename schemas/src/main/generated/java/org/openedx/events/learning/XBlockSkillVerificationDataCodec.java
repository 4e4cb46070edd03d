// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.events.learning.data.XBlockSkillVerificationData;

final class XBlockSkillVerificationDataCodec {
  private XBlockSkillVerificationDataCodec() {}

  static void write(XBlockSkillVerificationData value, AvroWriter out) {
    out.writeString(value.usageKey());
    writeVerifiedSkills(value.verifiedSkills(), out);
    writeIgnoredSkills(value.ignoredSkills(), out);
  }

  static XBlockSkillVerificationData read(AvroReader in) {
    return new XBlockSkillVerificationData(
        in.readString(),
        readVerifiedSkills(in),
        readIgnoredSkills(in));
  }

  static GenericRecord toGeneric(XBlockSkillVerificationData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, value.usageKey());
    record.put(1, genericVerifiedSkills(value.verifiedSkills(), fields.get(1).schema()));
    record.put(2, genericIgnoredSkills(value.ignoredSkills(), fields.get(2).schema()));
    return record;
  }

  static XBlockSkillVerificationData fromGeneric(IndexedRecord record) {
    return new XBlockSkillVerificationData(
        GenericValues.string(record.get(0)),
        GenericValues.<Long>list(record.get(1), each -> (Long) each),
        GenericValues.<Long>list(record.get(2), each -> (Long) each));
  }

  private static void writeVerifiedSkills(List<Long> values, AvroWriter out) {
    out.writeBlockStart(values.size());
    for (Long each : values) {
      out.writeLong(each);
    }
    out.writeBlockEnd();
  }

  private static void writeIgnoredSkills(List<Long> values, AvroWriter out) {
    out.writeBlockStart(values.size());
    for (Long each : values) {
      out.writeLong(each);
    }
    out.writeBlockEnd();
  }

  private static List<Long> readVerifiedSkills(AvroReader in) {
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

  private static List<Long> readIgnoredSkills(AvroReader in) {
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

  private static List<Object> genericVerifiedSkills(List<Long> values, Schema schema) {
    List<Object> generic = new GenericData.Array<>(values.size(), schema);
    for (Long each : values) {
      generic.add(each);
    }
    return generic;
  }

  private static List<Object> genericIgnoredSkills(List<Long> values, Schema schema) {
    List<Object> generic = new GenericData.Array<>(values.size(), schema);
    for (Long each : values) {
      generic.add(each);
    }
    return generic;
  }
}
