package org.openedx.eventbus.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.EngineListener;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.engine.ParkedKeys;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.settings.Ordering;

class RunningTest {
  private static final TopicPartition AT = new TopicPartition("t", 0);

  private final HandlerState receiver = Handlers.unroutable();
  private final Engine engine =
      new Engine(
          Ordering.NONE, 1, List.of(receiver), new Random(1), ParkedKeys.NONE, EngineListener.NONE);
  private final Partition partition = engine.assign(AT, 0, CompletedOffsets.NONE);
  private final Running running = new Running(Thread.currentThread());
  private long offset;

  private Task task() {
    engine.receive(partition, Records.record(AT, offset++, 1), List.of(receiver));
    return Objects.requireNonNull(engine.take(0)).first();
  }

  @AfterEach
  void noInterruptionIsLeftToOtherTests() {
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void aTaskThatIsMeantIsInterrupted() {
    running.begin(task(), 0);
    running.interruptIf(Task::isRevoked);
    assertThat(Thread.currentThread().isInterrupted()).as("it may go on").isFalse();

    engine.revoke(partition);
    running.interruptIf(Task::isRevoked);

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aTaskThatHasEndedIsNotInterruptedAndNeitherIsTheNext() {
    running.begin(task(), 0);
    running.interruptIf(any -> true);
    running.end();
    assertThat(Thread.currentThread().isInterrupted()).as("left to the next").isFalse();

    running.interruptIf(any -> true);

    assertThat(Thread.currentThread().isInterrupted()).as("nobody is at anything").isFalse();
    assertThat(running.task()).isNull();
  }
}
