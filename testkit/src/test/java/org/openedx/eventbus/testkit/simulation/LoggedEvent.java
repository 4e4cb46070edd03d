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
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.openedx.eventbus.event.SentEvent.Placement;

/** An event in a partition's log. */
final class LoggedEvent {
  private static final byte[] VALUE = new byte[16];

  final String id;

  /** Its partition in the history. */
  final int historyPartition;

  final int partition;
  final long offset;
  final int epoch;
  final long timestamp;
  final @Nullable String key;
  final List<String> handlers;
  final Fate fate;

  private final Map<String, Integer> failures = new HashMap<>();

  LoggedEvent(
      String id,
      int historyPartition,
      int partition,
      long offset,
      int epoch,
      long timestamp,
      @Nullable String key,
      List<String> handlers,
      Fate fate) {
    this.id = id;
    this.historyPartition = historyPartition;
    this.partition = partition;
    this.offset = offset;
    this.epoch = epoch;
    this.timestamp = timestamp;
    this.key = key;
    this.handlers = handlers;
    this.fate = fate;
  }

  /** Returns the event of a task, which may not be in its log any more. */
  static LoggedEvent of(Task task) {
    return ((Read) task.record()).event;
  }

  /** Returns the position at which it was sent. */
  Placement at() {
    return new Placement(SourceTopic.NAME, historyPartition, offset);
  }

  byte @Nullable [] keyBytes() {
    return key == null ? null : key.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns whether a flaky event fails once more. */
  boolean failsAgain(String handler) {
    return failures.merge(handler, 1, Integer::sum) <= fate.times();
  }

  ConsumerRecord<byte[], byte[]> record() {
    return new Read(this);
  }

  private static final class Read extends ConsumerRecord<byte[], byte[]> {
    final LoggedEvent event;

    Read(LoggedEvent event) {
      super(
          SourceTopic.NAME,
          event.partition,
          event.offset,
          event.timestamp,
          TimestampType.CREATE_TIME,
          event.key == null ? 0 : event.key.length(),
          VALUE.length,
          event.keyBytes(),
          VALUE,
          new RecordHeaders(),
          Optional.of(event.epoch));
      this.event = event;
    }
  }
}
