package org.openedx.eventbus.consumer.engine;

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
import org.openedx.eventbus.consumer.config.Ordering;
import org.openedx.eventbus.consumer.offsets.CompletedOffsets;

class BreakerKeysTest {
  private final Receiver receiver =
      new Receiver(
          "mail", new AgainAtOnce(), new Breaker(2, Duration.ofHours(1), Duration.ofHours(1)));
  private final Engine engine =
      new Engine(
          Ordering.PARTITION,
          10,
          List.of(receiver),
          new Random(1),
          ParkedKeys.NONE,
          EngineListener.NONE);

  /** In a lane of a whole partition, it is not the first one of a turn that failed. */
  @Test
  void theBreakerLooksAtTheKeyOfTheEventThatFailed() {
    Partition one = engine.assign(new TopicPartition("t", 0), 0, CompletedOffsets.NONE);
    engine.receive(one, record(0, "fine"), List.of(receiver));
    engine.receive(one, record(1, "ill"), List.of(receiver));
    Lane lane = engine.take(0);
    assertThat(lane.count()).isEqualTo(2);
    lane.worked(1, new Failure(Failure.Kind.HANDLER, new IllegalStateException()));
    engine.handedBack(lane, 1);
    engine.tick(1);
    Lane again = engine.take(1);
    again.worked(0, new Failure(Failure.Kind.HANDLER, new IllegalStateException()));
    engine.handedBack(again, 2);

    assertThat(receiver.breakerState()).as("one key failed, twice").isEqualTo(Breaker.State.CLOSED);
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

  private static final class AgainAtOnce implements FailureRule {
    @Override
    public Verdict judge(Failure failure, int attempts, long failing, RandomGenerator random) {
      return new Verdict.Retry(0);
    }

    @Override
    public boolean parks() {
      return false;
    }
  }
}
