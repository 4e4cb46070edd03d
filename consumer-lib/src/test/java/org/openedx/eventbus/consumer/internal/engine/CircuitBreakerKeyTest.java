package org.openedx.eventbus.consumer.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;

class CircuitBreakerKeyTest {
  private final HandlerState handler =
      new HandlerState(
          "mail",
          new RetryAtOnce(),
          new CircuitBreaker(2, 50, Duration.ofHours(1), Duration.ofHours(1)));
  private final Engine engine =
      new Engine(
          Ordering.PARTITION,
          10,
          List.of(handler),
          new Random(1),
          ParkedKeys.NONE,
          EngineListener.NONE);

  /** With ordering by partition, the failed event need not be the first one of the batch. */
  @Test
  void repeatedFailuresOfOneKeyDoNotOpenTheCircuitBreaker() {
    Partition one = engine.assign(new TopicPartition("t", 0), 0, CompletedOffsets.NONE);
    engine.receive(one, record(0, "fine"), List.of(handler));
    engine.receive(one, record(1, "failing"), List.of(handler));
    KeyQueue queue = engine.take(0);
    assertThat(queue.batchSize()).isEqualTo(2);
    queue.setResult(1, Failure.of(Failure.Kind.HANDLER, new IllegalStateException()));
    engine.complete(queue, 1);
    engine.tick(1);
    KeyQueue again = engine.take(1);
    again.setResult(0, Failure.of(Failure.Kind.HANDLER, new IllegalStateException()));
    engine.complete(again, 2);

    assertThat(handler.breakerState())
        .as("one key failed, twice")
        .isEqualTo(CircuitBreaker.State.CLOSED);
  }

  private static ConsumerRecord<byte[], byte[]> record(long offset, String key) {
    return new ConsumerRecord<>(
        "t",
        0,
        offset,
        0L,
        TimestampType.CREATE_TIME,
        1,
        1,
        key.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        new byte[1],
        new RecordHeaders(),
        Optional.empty());
  }

  private static final class RetryAtOnce implements FailureRule {
    @Override
    public FailureRule.Decision decide(
        Failure failure, int attempts, long failing, RandomGenerator random) {
      return new FailureRule.Retry(0);
    }

    @Override
    public boolean parks() {
      return false;
    }
  }
}
