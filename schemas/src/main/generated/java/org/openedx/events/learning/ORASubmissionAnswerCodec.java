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
import org.openedx.events.learning.data.ORASubmissionAnswer;

final class ORASubmissionAnswerCodec {
  private ORASubmissionAnswerCodec() {}

  static void write(ORASubmissionAnswer value, AvroWriter out) {
    writeParts(value.parts(), out);
    writeFileKeys(value.fileKeys(), out);
    writeFileDescriptions(value.fileDescriptions(), out);
    writeFileNames(value.fileNames(), out);
    writeFileSizes(value.fileSizes(), out);
    writeFileUrls(value.fileUrls(), out);
  }

  static ORASubmissionAnswer read(AvroReader in) {
    return new ORASubmissionAnswer(
        readParts(in),
        readFileKeys(in),
        readFileDescriptions(in),
        readFileNames(in),
        readFileSizes(in),
        readFileUrls(in));
  }

  static GenericRecord toGeneric(ORASubmissionAnswer value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, genericParts(value.parts(), fields.get(0).schema()));
    record.put(1, genericFileKeys(value.fileKeys(), fields.get(1).schema()));
    record.put(2, genericFileDescriptions(value.fileDescriptions(), fields.get(2).schema()));
    record.put(3, genericFileNames(value.fileNames(), fields.get(3).schema()));
    record.put(4, genericFileSizes(value.fileSizes(), fields.get(4).schema()));
    record.put(5, genericFileUrls(value.fileUrls(), fields.get(5).schema()));
    return record;
  }

  static ORASubmissionAnswer fromGeneric(IndexedRecord record) {
    return new ORASubmissionAnswer(
        GenericValues.<Map<String, String>>list(record.get(0), each1 -> GenericValues.<String>map(each1, each -> GenericValues.string(each))),
        GenericValues.<String>list(record.get(1), each -> GenericValues.string(each)),
        GenericValues.<String>list(record.get(2), each -> GenericValues.string(each)),
        GenericValues.<String>list(record.get(3), each -> GenericValues.string(each)),
        GenericValues.<Long>list(record.get(4), each -> (Long) each),
        GenericValues.<String>list(record.get(5), each -> GenericValues.string(each)));
  }

  private static void writeParts_item(Map<String, String> values, AvroWriter out) {
    out.writeBlockStart(values.size());
    for (String key : GenericValues.sortedKeys(values)) {
      String each = values.get(key);
      out.writeString(key);
      out.writeString(each);
    }
    out.writeBlockEnd();
  }

  private static void writeParts(List<Map<String, String>> values, AvroWriter out) {
    out.writeBlockStart(values.size());
    for (Map<String, String> each : values) {
      writeParts_item(each, out);
    }
    out.writeBlockEnd();
  }

  private static void writeFileKeys(List<String> values, AvroWriter out) {
    out.writeBlockStart(values.size());
    for (String each : values) {
      out.writeString(each);
    }
    out.writeBlockEnd();
  }

  private static void writeFileDescriptions(List<String> values, AvroWriter out) {
    out.writeBlockStart(values.size());
    for (String each : values) {
      out.writeString(each);
    }
    out.writeBlockEnd();
  }

  private static void writeFileNames(List<String> values, AvroWriter out) {
    out.writeBlockStart(values.size());
    for (String each : values) {
      out.writeString(each);
    }
    out.writeBlockEnd();
  }

  private static void writeFileSizes(List<Long> values, AvroWriter out) {
    out.writeBlockStart(values.size());
    for (Long each : values) {
      out.writeLong(each);
    }
    out.writeBlockEnd();
  }

  private static void writeFileUrls(List<String> values, AvroWriter out) {
    out.writeBlockStart(values.size());
    for (String each : values) {
      out.writeString(each);
    }
    out.writeBlockEnd();
  }

  private static Map<String, String> readParts_item(AvroReader in) {
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

  private static List<Map<String, String>> readParts(AvroReader in) {
    int count = in.readBlock();
    List<Map<String, String>> values = new ArrayList<>(AvroReader.initialCapacity(count));
    while (count > 0) {
      for (int i = 0; i < count; i++) {
        values.add(readParts_item(in));
      }
      count = in.readBlock();
    }
    return values;
  }

  private static List<String> readFileKeys(AvroReader in) {
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

  private static List<String> readFileDescriptions(AvroReader in) {
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

  private static List<String> readFileNames(AvroReader in) {
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

  private static List<Long> readFileSizes(AvroReader in) {
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

  private static List<String> readFileUrls(AvroReader in) {
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

  private static Map<String, Object> genericParts_item(Map<String, String> values, Schema schema) {
    Map<String, Object> generic = new HashMap<>();
    for (String key : values.keySet()) {
      String each = values.get(key);
      generic.put(key, each);
    }
    return generic;
  }

  private static List<Object> genericParts(List<Map<String, String>> values, Schema schema) {
    List<Object> generic = new GenericData.Array<>(values.size(), schema);
    for (Map<String, String> each : values) {
      generic.add(genericParts_item(each, schema.getElementType()));
    }
    return generic;
  }

  private static List<Object> genericFileKeys(List<String> values, Schema schema) {
    List<Object> generic = new GenericData.Array<>(values.size(), schema);
    for (String each : values) {
      generic.add(each);
    }
    return generic;
  }

  private static List<Object> genericFileDescriptions(List<String> values, Schema schema) {
    List<Object> generic = new GenericData.Array<>(values.size(), schema);
    for (String each : values) {
      generic.add(each);
    }
    return generic;
  }

  private static List<Object> genericFileNames(List<String> values, Schema schema) {
    List<Object> generic = new GenericData.Array<>(values.size(), schema);
    for (String each : values) {
      generic.add(each);
    }
    return generic;
  }

  private static List<Object> genericFileSizes(List<Long> values, Schema schema) {
    List<Object> generic = new GenericData.Array<>(values.size(), schema);
    for (Long each : values) {
      generic.add(each);
    }
    return generic;
  }

  private static List<Object> genericFileUrls(List<String> values, Schema schema) {
    List<Object> generic = new GenericData.Array<>(values.size(), schema);
    for (String each : values) {
      generic.add(each);
    }
    return generic;
  }
}
