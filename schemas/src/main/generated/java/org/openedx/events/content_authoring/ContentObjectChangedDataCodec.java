// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.events.content_authoring.data.ContentObjectChangedData;

final class ContentObjectChangedDataCodec {
  private ContentObjectChangedDataCodec() {}

  static void write(ContentObjectChangedData value, AvroWriter out) {
    out.writeString(value.objectId());
    writeChanges(value.changes(), out);
  }

  static ContentObjectChangedData read(AvroReader in) {
    return new ContentObjectChangedData(in.readString(), readChanges(in));
  }

  static GenericRecord toGeneric(ContentObjectChangedData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, value.objectId());
    record.put(1, genericChanges(value.changes(), fields.get(1).schema()));
    return record;
  }

  static ContentObjectChangedData fromGeneric(IndexedRecord record) {
    return new ContentObjectChangedData(
        GenericValues.string(record.get(0)),
        GenericValues.<String>list(record.get(1), each -> GenericValues.string(each)));
  }

  private static void writeChanges(List<String> values, AvroWriter out) {
    out.writeBlockStart(values.size());
    for (String each : values) {
      out.writeString(each);
    }
    out.writeBlockEnd();
  }

  private static List<String> readChanges(AvroReader in) {
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

  private static List<Object> genericChanges(List<String> values, Schema schema) {
    List<Object> generic = new GenericData.Array<>(values.size(), schema);
    for (String each : values) {
      generic.add(each);
    }
    return generic;
  }
}
