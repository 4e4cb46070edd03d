// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.analytics;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.event.PayloadCodec;

final class TrackingEventEmittedCodec implements PayloadCodec<TrackingEventEmitted> {
  static final TrackingEventEmittedCodec INSTANCE = new TrackingEventEmittedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"tracking_log\", \"type\": {\"fields\": [{\"name\": \"name\", "
      + "\"type\": \"string\"}, {\"name\": \"timestamp\", \"type\": \"string\"}, "
      + "{\"name\": \"data\", \"type\": \"string\"}, {\"name\": \"context\", "
      + "\"type\": \"string\"}], \"name\": \"TrackingLogData\", \"type\": \"record\"}}], "
      + "\"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.analytics.tracking.event.emitted.v1\", "
      + "\"type\": \"record\"}";

  private TrackingEventEmittedCodec() {}

  @Override
  public Class<TrackingEventEmitted> payloadType() {
    return TrackingEventEmitted.class;
  }

  @Override
  public void write(TrackingEventEmitted value, AvroWriter out) {
    TrackingLogDataCodec.write(value.trackingLog(), out);
  }

  @Override
  public TrackingEventEmitted read(AvroReader in) {
    return new TrackingEventEmitted(TrackingLogDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(TrackingEventEmitted value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, TrackingLogDataCodec.toGeneric(value.trackingLog(), fields.get(0).schema()));
    return record;
  }

  @Override
  public TrackingEventEmitted fromGeneric(IndexedRecord record) {
    return new TrackingEventEmitted(
        TrackingLogDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
