package org.openedx.eventbus.consumer.internal.engine;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.openedx.eventbus.consumer.settings.ConsumerSettings;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;
import org.openedx.eventbus.handler.FailurePolicy;

/** Engines, handlers and records for tests that need no broker. */
public final class EngineSamples {
  private EngineSamples() {}

  /** Returns an engine whose key queues are dispatched with one task each. */
  public static Engine engine(Ordering ordering, HandlerState... handlers) {
    return new Engine(
        ordering, 1, List.of(handlers), new Random(1), ParkedKeys.NONE, EngineListener.NONE);
  }

  /** Returns a handler without a circuit breaker. */
  public static HandlerState handler(String name) {
    return new HandlerState(
        name,
        FailureRule.of(FailurePolicy.DEFAULT, ConsumerSettings.OnIncompatible.PAUSE),
        CircuitBreaker.disabled());
  }

  public static ConsumerRecord<byte[], byte[]> record(
      TopicPartition partition, long offset, int bytes) {
    return new ConsumerRecord<>(
        partition.topic(),
        partition.partition(),
        offset,
        0L,
        TimestampType.CREATE_TIME,
        0,
        bytes,
        new byte[0],
        new byte[bytes],
        new RecordHeaders(),
        Optional.empty());
  }
}
