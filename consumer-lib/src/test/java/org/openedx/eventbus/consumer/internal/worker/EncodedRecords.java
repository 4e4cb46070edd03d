package org.openedx.eventbus.consumer.internal.worker;

import java.util.Optional;
import java.util.UUID;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.openedx.eventbus.codec.internal.EventEncoder;
import org.openedx.eventbus.codec.internal.EventHeaders;
import org.openedx.eventbus.codec.internal.WireFrame;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.Subject;

/** Records of events with a number, as a producer sends them. */
public final class EncodedRecords {
  private EncodedRecords() {}

  /** Returns a record, whose schema is registered. */
  public static ConsumerRecord<byte[], byte[]> record(
      SchemaRegistry registry,
      EventType<GenericRecord> type,
      TopicPartition at,
      long offset,
      byte[] key) {
    GenericRecord payload = new GenericData.Record(type.schema().schema());
    payload.put("n", 1L);
    byte[] value = EventEncoder.encode(type, payload);
    WireFrame.setId(
        value, registry.register(Subject.value(at.topic(), type.schema()), type.schema().text()));
    return new ConsumerRecord<>(
        at.topic(),
        at.partition(),
        offset,
        0L,
        TimestampType.CREATE_TIME,
        key.length,
        value.length,
        key,
        value,
        EventHeaders.write(EventMetadata.of(type.name(), UUID.randomUUID())),
        Optional.empty());
  }
}
