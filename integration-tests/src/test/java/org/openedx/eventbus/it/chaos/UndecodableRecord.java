package org.openedx.eventbus.it.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Kinds of undecodable records. Each record has an id in a header of its own. */
enum UndecodableRecord {
  GARBAGE,
  TOMBSTONE,
  NO_ID,
  /** Has no event type, so that no handler is concerned. */
  NO_TYPE;

  private static final String OWN_ID = "chaos_id";
  private static final String TYPE = "ce_type";
  private static final String ID = "ce_id";

  ProducerRecord<byte[], byte[]> record(String topic, int partition, byte[] key) {
    String id = UUID.randomUUID().toString();
    byte[] value = this == TOMBSTONE ? null : "neither a frame nor Avro".getBytes(UTF_8);
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, key, value);
    record.headers().add(OWN_ID, id.getBytes(UTF_8));
    if (this != NO_ID) {
      record.headers().add(ID, id.getBytes(UTF_8));
    }
    if (this != NO_TYPE) {
      record.headers().add(TYPE, ChaosGroup.EVENT.name().value().getBytes(UTF_8));
    }
    return record;
  }

  /** Returns the id of a record, decodable or not. */
  static String id(Headers headers) {
    String own = text(headers, OWN_ID);
    return own == null ? text(headers, ID) : own;
  }

  /** Returns the handlers that must handle a record or have a dead letter of it. */
  static String[] handlers(Headers headers) {
    String type = text(headers, TYPE);
    if (type == null) {
      return new String[] {""};
    }
    boolean ours = type.equals(ChaosGroup.EVENT.name().value());
    return (ours ? ChaosGroup.HANDLERS : List.<String>of()).toArray(String[]::new);
  }

  static String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null ? null : new String(header.value(), UTF_8);
  }
}
