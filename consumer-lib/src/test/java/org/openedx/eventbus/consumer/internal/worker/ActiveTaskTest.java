package org.openedx.eventbus.consumer.internal.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.EngineSamples;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;

class ActiveTaskTest {
  private static final TopicPartition AT = new TopicPartition("t", 0);

  private final HandlerState handler = EngineSamples.handler("h");
  private final Engine engine = EngineSamples.engine(Ordering.NONE, handler);
  private final Partition partition = engine.assign(AT, 0, CompletedOffsets.NONE);
  private final ActiveTask active = new ActiveTask(Thread.currentThread());
  private long offset;

  private Task task() {
    engine.receive(partition, EngineSamples.record(AT, offset++, 1), List.of(handler));
    return Objects.requireNonNull(engine.take(0)).first();
  }

  @AfterEach
  void checkThatNoInterruptIsLeft() {
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void selectedTaskIsInterrupted() {
    active.begin(task(), 0);
    active.interruptIf(Task::isRevoked);
    assertThat(Thread.currentThread().isInterrupted()).as("not selected").isFalse();

    engine.revoke(partition);
    active.interruptIf(Task::isRevoked);

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void interruptOfAnEndedTaskDoesNotReachTheNextOne() {
    active.begin(task(), 0);
    active.interruptIf(any -> true);
    active.end();
    assertThat(Thread.currentThread().isInterrupted()).as("cleared").isFalse();

    active.interruptIf(any -> true);

    assertThat(Thread.currentThread().isInterrupted()).as("no task is active").isFalse();
    assertThat(active.task()).isNull();
  }
}
