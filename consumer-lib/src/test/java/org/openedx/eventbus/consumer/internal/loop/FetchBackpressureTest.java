package org.openedx.eventbus.consumer.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.EngineSamples;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.engine.KeyQueue;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.handler.PauseState;
import org.openedx.eventbus.consumer.internal.handler.PauseState.Source;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;

class FetchBackpressureTest {
  private static final TopicPartition ONE = new TopicPartition("t", 1);
  private static final TopicPartition TWO = new TopicPartition("t", 2);
  private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest");
  private final HandlerState handler = EngineSamples.handler("h");
  private final Engine engine = EngineSamples.engine(Ordering.PARTITION, handler);
  private final PauseState pauses = new PauseState(engine, List.of(handler));
  private final Partition one = engine.assign(ONE, 0, CompletedOffsets.NONE);
  private final Partition two = engine.assign(TWO, 0, CompletedOffsets.NONE);

  @BeforeEach
  void assign() {
    kafka.assign(List.of(ONE, TWO));
  }

  @Test
  void fullPartitionIsPausedUntilHalfOfItIsProcessed() {
    FetchBackpressure backpressure = backpressure(10, 1_000_000);
    add(one, 10, 1);
    apply(backpressure);
    assertThat(kafka.paused()).containsExactly(ONE);
    work(one, 4);
    apply(backpressure);
    assertThat(kafka.paused()).containsExactly(ONE);
    work(one, 1);
    apply(backpressure);
    assertThat(kafka.paused()).isEmpty();
  }

  @Test
  void tooManyBytesPauseAllPartitionsThatBuffer() {
    FetchBackpressure backpressure = backpressure(1_000, 100_000);
    add(one, 3, 40_000);
    add(two, 1, 1);
    apply(backpressure);
    assertThat(kafka.paused()).containsExactlyInAnyOrder(ONE, TWO);
  }

  @Test
  void stuckPartitionWithManyBytesDoesNotStarveOthers() {
    FetchBackpressure backpressure = backpressure(1_000, 100_000);
    add(one, 3, 40_000);
    add(two, 1, 1);
    apply(backpressure);

    work(two, 1);
    apply(backpressure);

    assertThat(kafka.paused()).containsExactly(ONE);
  }

  @Test
  void nothingIsFetchedWhileTheConsumerIsPaused() {
    FetchBackpressure backpressure = backpressure(10, 1_000_000);
    pauses.setConsumer(Source.OWNER, true);
    apply(backpressure);
    assertThat(kafka.paused()).containsExactlyInAnyOrder(ONE, TWO);
    pauses.setConsumer(Source.OWNER, false);
    apply(backpressure);
    assertThat(kafka.paused()).isEmpty();
  }

  @Test
  void partitionWithFullCommitMetadataIsPaused() {
    FetchBackpressure backpressure = backpressure(10, 1_000_000);
    one.setMetadataFull(true);
    apply(backpressure);
    assertThat(kafka.paused()).containsExactly(ONE);
    one.setMetadataFull(false);
    apply(backpressure);
    assertThat(kafka.paused()).isEmpty();
  }

  private FetchBackpressure backpressure(int records, long bytes) {
    return new FetchBackpressure(new ReplaceableConsumer(() -> kafka), pauses, records, bytes);
  }

  private void apply(FetchBackpressure backpressure) {
    backpressure.apply(List.of(one, two));
  }

  private void add(Partition partition, int count, int bytes) {
    for (int i = 0; i < count; i++) {
      engine.receive(
          partition, EngineSamples.record(partition.topicPartition(), i, bytes), List.of(handler));
    }
  }

  /** Processes records of a partition, and none of the others. */
  private void work(Partition partition, int count) {
    List<KeyQueue> others = new ArrayList<>();
    for (int done = 0; done < count; ) {
      KeyQueue queue = Objects.requireNonNull(engine.take(0));
      if (queue.first().record().partition() == partition.topicPartition().partition()) {
        queue.setResult(1, null);
        engine.complete(queue, 0);
        done++;
      } else {
        others.add(queue);
      }
    }
    for (KeyQueue queue : others) {
      queue.setResult(0, null);
      engine.complete(queue, 0);
    }
  }
}
