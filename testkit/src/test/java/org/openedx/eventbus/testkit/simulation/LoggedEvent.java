package org.openedx.eventbus.testkit.simulation;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterHeaders;
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

  /** The event as it was sent: itself, unless it was redriven. */
  final LoggedEvent first;

  private final String topic;
  private final Headers headers;
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
    this.topic = Broker.TOPIC;
    this.partition = partition;
    this.offset = offset;
    this.key = key;
    this.keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    this.handlers = handlers;
    this.fate = fate;
    this.first = this;
    this.headers = new RecordHeaders();
  }

  /** The event of a letter, on its way back to its handler. */
  LoggedEvent(LoggedEvent first, DeadLetter letter, int partition, long offset) {
    this.id = first.id;
    this.topic = Broker.REDRIVE;
    this.partition = partition;
    this.offset = offset;
    this.key = first.key;
    this.keyBytes = first.keyBytes;
    this.handlers = List.of(letter.handler());
    this.fate = first.fate;
    this.first = first;
    this.headers = DeadLetterHeaders.ofRedriven("group", letter, new RecordHeaders());
  }

  /** Where it was sent to. */
  Placement at() {
    return new Placement(Broker.TOPIC, first.partition, first.offset);
  }

  /** Whether a flaky event fails once more. */
  boolean failsAgain(String handler) {
    return first.failures.merge(handler, 1, Integer::sum) <= fate.times();
  }

  ConsumerRecord<byte[], byte[]> record() {
    return new ConsumerRecord<>(
        topic,
        partition,
        offset,
        0L,
        TimestampType.CREATE_TIME,
        keyBytes == null ? 0 : keyBytes.length,
        VALUE.length,
        keyBytes,
        VALUE,
        headers,
        Optional.empty());
  }
}
