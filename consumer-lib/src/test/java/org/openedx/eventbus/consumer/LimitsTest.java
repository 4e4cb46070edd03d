package org.openedx.eventbus.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.EngineListener;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.engine.KeyQueue;
import org.openedx.eventbus.consumer.internal.engine.ParkedKeys;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.settings.Ordering;

class LimitsTest {
  private static final TopicPartition ONE = new TopicPartition("t", 1);
  private static final TopicPartition TWO = new TopicPartition("t", 2);
  private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest");
  private final HandlerState receiver = Handlers.unroutable();
  private final Engine engine =
      new Engine(
          Ordering.PARTITION,
          1,
          List.of(receiver),
          new Random(1),
          ParkedKeys.NONE,
          EngineListener.NONE);
  private final Partition one = engine.assign(ONE, 0, CompletedOffsets.NONE);
  private final Partition two = engine.assign(TWO, 0, CompletedOffsets.NONE);

  @BeforeEach
  void assign() {
    kafka.assign(List.of(ONE, TWO));
  }

  @Test
  void aFullPartitionIsPausedUntilHalfOfItIsWorkedOff() {
    Limits limits = new Limits(10, 1_000_000);
    add(one, 10, 1);
    apply(limits);
    assertThat(kafka.paused()).containsExactly(ONE);
    work(one, 4);
    apply(limits);
    assertThat(kafka.paused()).containsExactly(ONE);
    work(one, 1);
    apply(limits);
    assertThat(kafka.paused()).isEmpty();
  }

  @Test
  void tooManyBytesPauseWhoHasAny() {
    Limits limits = new Limits(1_000, 100_000);
    add(one, 3, 40_000);
    add(two, 1, 1);
    apply(limits);
    assertThat(kafka.paused()).containsExactlyInAnyOrder(ONE, TWO);
  }

  @Test
  void aPartitionThatIsStuckWithManyBytesStarvesNoOther() {
    Limits limits = new Limits(1_000, 100_000);
    add(one, 3, 40_000);
    add(two, 1, 1);
    apply(limits);

    work(two, 1);
    apply(limits);

    assertThat(kafka.paused()).containsExactly(ONE);
  }

  @Test
  void nothingIsReadWhileItsOwnerWantsThat() {
    Limits limits = new Limits(10, 1_000_000);
    limits.apply(kafka, List.of(one, two), true);
    assertThat(kafka.paused()).containsExactlyInAnyOrder(ONE, TWO);
    apply(limits);
    assertThat(kafka.paused()).isEmpty();
  }

  @Test
  void aPartitionOfWhichACommitCannotRememberMoreIsNotRead() {
    Limits limits = new Limits(10, 1_000_000);
    one.setMetadataFull(true);
    apply(limits);
    assertThat(kafka.paused()).containsExactly(ONE);
    one.setMetadataFull(false);
    apply(limits);
    assertThat(kafka.paused()).isEmpty();
  }

  private void apply(Limits limits) {
    limits.apply(kafka, List.of(one, two), false);
  }

  private void add(Partition partition, int count, int bytes) {
    for (int i = 0; i < count; i++) {
      engine.receive(
          partition, Records.record(partition.topicPartition(), i, bytes), List.of(receiver));
    }
  }

  /** Works off records of a partition and leaves those of others where they are. */
  private void work(Partition partition, int count) {
    List<KeyQueue> others = new ArrayList<>();
    for (int done = 0; done < count; ) {
      KeyQueue lane = Objects.requireNonNull(engine.take(0));
      if (lane.first().record().partition() == partition.topicPartition().partition()) {
        lane.setResult(1, null);
        engine.complete(lane, 0);
        done++;
      } else {
        others.add(lane);
      }
    }
    for (KeyQueue lane : others) {
      lane.setResult(0, null);
      engine.complete(lane, 0);
    }
  }
}
