package org.openedx.eventbus.consumer;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.Handlers.NamedHandler;
import org.openedx.eventbus.event.Delivery;

/**
 * One record on its way through its handlers. Given from the poll loop to one worker and back,
 * never used by both at once.
 */
final class Work {
  final ConsumerRecord<byte[], byte[]> record;

  /** The handlers that have not returned yet; null until they were looked up. */
  @Nullable List<NamedHandler> remaining;

  int attempt = 1;

  Work(ConsumerRecord<byte[], byte[]> record) {
    this.record = record;
  }

  Delivery delivery() {
    return new Delivery(record.topic(), record.partition(), record.offset(), attempt);
  }

  void remain(List<NamedHandler> handlers) {
    remaining = new ArrayList<>(handlers);
  }

  /** What the record takes in memory, near enough. */
  long bytes() {
    return (long) Math.max(0, record.serializedKeySize())
        + Math.max(0, record.serializedValueSize())
        + OVERHEAD;
  }

  private static final int OVERHEAD = 1024;
}
