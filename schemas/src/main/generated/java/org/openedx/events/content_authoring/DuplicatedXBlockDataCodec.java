// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.events.content_authoring.data.DuplicatedXBlockData;

final class DuplicatedXBlockDataCodec {
  private DuplicatedXBlockDataCodec() {}

  static void write(DuplicatedXBlockData value, AvroWriter out) {
    out.writeString(value.usageKey());
    out.writeString(value.blockType());
    if (value.version() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeString(value.version());
    }
    out.writeString(value.sourceUsageKey());
  }

  static DuplicatedXBlockData read(AvroReader in) {
    return new DuplicatedXBlockData(
        in.readString(),
        in.readString(),
        in.readPresent(0) ? in.readString() : null,
        in.readString());
  }

  static GenericRecord toGeneric(DuplicatedXBlockData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    record.put(0, value.usageKey());
    record.put(1, value.blockType());
    record.put(2, value.version() == null ? null : value.version());
    record.put(3, value.sourceUsageKey());
    return record;
  }

  static DuplicatedXBlockData fromGeneric(IndexedRecord record) {
    return new DuplicatedXBlockData(
        GenericValues.string(record.get(0)),
        GenericValues.string(record.get(1)),
        record.get(2) == null ? null : GenericValues.string(record.get(2)),
        GenericValues.string(record.get(3)));
  }
}
