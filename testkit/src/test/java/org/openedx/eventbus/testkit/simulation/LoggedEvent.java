package org.openedx.eventbus.testkit.simulation;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.SentEvent.Placement;

/** An event in a partition's log. */
final class LoggedEvent {
  private static final byte[] VALUE = new byte[16];

  final String id;
  final int partition;
  final long offset;
  final @Nullable String key;
  final List<String> handlers;
  final Fate fate;
  private final byte @Nullable [] keyBytes;
  private final Map<String, Integer> failures = new HashMap<>();

  LoggedEvent(
      String id,
      int partition,
      long offset,
      @Nullable String key,
      List<String> handlers,
      Fate fate) {
    this.id = id;
    this.partition = partition;
    this.offset = offset;
    this.key = key;
    this.keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    this.handlers = handlers;
    this.fate = fate;
  }

  Placement at() {
    return new Placement(Broker.TOPIC, partition, offset);
  }

  /** Whether a flaky event fails once more. */
  boolean failsAgain(String handler) {
    return failures.merge(handler, 1, Integer::sum) <= fate.times();
  }

  ConsumerRecord<byte[], byte[]> record() {
    return new ConsumerRecord<>(
        Broker.TOPIC,
        partition,
        offset,
        0L,
        TimestampType.CREATE_TIME,
        keyBytes == null ? 0 : keyBytes.length,
        VALUE.length,
        keyBytes,
        VALUE,
        new RecordHeaders(),
        Optional.empty());
  }
}
