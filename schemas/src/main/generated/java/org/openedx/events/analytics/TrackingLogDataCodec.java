// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.analytics;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.events.analytics.data.TrackingLogData;

final class TrackingLogDataCodec {
  private TrackingLogDataCodec() {}

  static void write(TrackingLogData value, AvroWriter out) {
    out.writeString(value.name());
    out.writeString(value.timestamp().text());
    out.writeString(value.data());
    out.writeString(value.context());
  }

  static TrackingLogData read(AvroReader in) {
    return new TrackingLogData(
        in.readString(),
        new IsoDateTime(in.readString()),
        in.readString(),
        in.readString());
  }

  static GenericRecord toGeneric(TrackingLogData value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    record.put(0, value.name());
    record.put(1, value.timestamp().text());
    record.put(2, value.data());
    record.put(3, value.context());
    return record;
  }

  static TrackingLogData fromGeneric(IndexedRecord record) {
    return new TrackingLogData(
        GenericValues.string(record.get(0)),
        new IsoDateTime(GenericValues.string(record.get(1))),
        GenericValues.string(record.get(2)),
        GenericValues.string(record.get(3)));
  }
}
