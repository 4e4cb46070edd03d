package org.openedx.eventbus.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.internal.deadletter.GroupTopics;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.EngineListener;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.engine.KeyQueue;
import org.openedx.eventbus.consumer.internal.engine.ParkedKeys;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.internal.offsets.OffsetTracker;
import org.openedx.eventbus.consumer.internal.parking.Parking;
import org.openedx.eventbus.consumer.settings.Ordering;
import org.openedx.eventbus.consumer.settings.StartPosition;

/** What a listener is told of partitions that come and go. No handler runs here. */
class RebalancesTest {
  private static final TopicPartition ONE = new TopicPartition("t", 1);
  private static final TopicPartition TWO = new TopicPartition("t", 2);
  private final Coordinator kafka = new Coordinator();
  private final HandlerState receiver = Handlers.unroutable();
  private final Engine engine =
      new Engine(
          Ordering.PARTITION,
          1,
          List.of(receiver),
          new Random(1),
          ParkedKeys.NONE,
          EngineListener.NONE);
  private final GroupTopics own = new GroupTopics("t.dead-letters", "t.redrive");
  private final Parking nothingParked =
      new Parking(false, EventBusConfig.of(Map.of()), "g", own, Runnable::run);
  private final List<String> told = new ArrayList<>();
  private int worked;
  private boolean stopping;
  private final Rebalances rebalances =
      new Rebalances(
          engine,
          new Ownership(engine, nothingParked, own.redrive()),
          new Commits(
              kafka,
              Duration.ofSeconds(1),
              "t.redrive",
              StartPosition.EARLIEST,
              new BrokerWait(System::nanoTime)),
          new Workers(1, new LaneRunner(null, ConsumerListener.NONE), lane -> {}, Thread::new),
          () -> Duration.ZERO,
          () -> worked++,
          () -> stopping,
          new Inbox<>(),
          new Telling());

  /** Kafka's client, whose coordinator may be away for some requests. */
  private static final class Coordinator extends MockConsumer<byte[], byte[]> {
    private int away;
    private Runnable whenAsked = () -> {};

    Coordinator() {
      super("earliest");
    }

    @Override
    public synchronized Map<TopicPartition, OffsetAndMetadata> committed(
        Set<TopicPartition> partitions, Duration timeout) {
      whenAsked.run();
      if (away > 0) {
        away--;
        throw new TimeoutException("the coordinator is away");
      }
      return super.committed(partitions, timeout);
    }
  }

  private final class Telling implements ConsumerListener {
    @Override
    public void assigned(String topic, int partition) {
      told.add("assigned " + topic + "-" + partition);
    }

    @Override
    public void revoked(String topic, int partition) {
      told.add("revoked " + topic + "-" + partition);
    }

    @Override
    public void lost(String topic, int partition) {
      told.add("lost " + topic + "-" + partition);
    }
  }

  @Test
  void partitionsThatAreGivenUpIdleAreRevoked() {
    assign();
    rebalances.onPartitionsRevoked(List.of(TWO));
    assertThat(told).containsExactly("assigned t-1", "assigned t-2", "revoked t-2");
  }

  @Test
  void partitionsWhoseHandlersDoNotReturnInTimeAreLost() {
    assign();
    engine.receive(
        Objects.requireNonNull(engine.partition(ONE)),
        Records.record(ONE, 0, 1),
        List.of(receiver));
    assertThat(engine.take(0)).isNotNull();

    rebalances.onPartitionsRevoked(List.of(ONE, TWO));

    assertThat(told).containsExactly("assigned t-1", "assigned t-2", "lost t-1", "revoked t-2");
  }

  @Test
  void partitionsThatTheGroupGaveAwayAreLost() {
    assign();
    rebalances.onPartitionsLost(List.of(ONE, TWO));
    assertThat(told).containsExactly("assigned t-1", "assigned t-2", "lost t-1", "lost t-2");
  }

  @Test
  void whatIsInHandOfATopicThatWasMadeAnewIsGivenUp() {
    assign();
    Partition before = Objects.requireNonNull(engine.partition(ONE));
    engine.receive(before, Records.record(ONE, 60, 1), List.of(receiver));
    KeyQueue inHand = Objects.requireNonNull(engine.take(0));

    Partition anew = rebalances.beginAnew(before, 0);

    assertThat(inHand.shouldStop())
        .as("its worker begins nothing more, and is interrupted")
        .isTrue();
    assertThat(engine.partition(ONE)).isSameAs(anew).isNotSameAs(before);
    assertThat(told).containsExactly("assigned t-1", "assigned t-2", "lost t-1", "assigned t-1");
    engine.receive(anew, Records.record(ONE, 0, 1), List.of(receiver));
    inHand.setResult(1, null);
    engine.complete(inHand, 1);
    assertThat(anew.committable()).as("what comes back late counts for nothing").isZero();
  }

  @Test
  void whatWasFinishedIsAskedForUntilTheBrokerSaysIt() {
    kafka.assign(List.of(ONE, TWO));
    kafka.commitSync(
        Map.of(ONE, new OffsetAndMetadata(3, finishedBeyond(3, 5)), TWO, new OffsetAndMetadata(0)));
    kafka.away = 3;

    rebalances.onPartitionsAssigned(List.of(ONE, TWO));

    assertThat(worked).as("times that handlers were served meanwhile").isEqualTo(3);
    Partition one = Objects.requireNonNull(engine.partition(ONE));
    assertThat(
            LongStream.range(3, 7)
                .filter(at -> engine.receive(one, Records.record(ONE, at, 1), List.of(receiver))))
        .as("events that are new")
        .containsExactly(3L, 4L, 6L);
  }

  @Test
  void whoStopsDoesNotWaitForTheBroker() {
    kafka.away = Integer.MAX_VALUE;
    kafka.whenAsked = () -> stopping = true;
    assign();
    assertThat(told).containsExactly("assigned t-1", "assigned t-2");
    assertThat(worked).isEqualTo(1);
  }

  private static String finishedBeyond(long committed, long offset) {
    OffsetTracker offsets = new OffsetTracker(committed, CompletedOffsets.NONE);
    LongStream.rangeClosed(committed, offset).forEach(offsets::read);
    offsets.complete(offset);
    return offsets.completedOffsets().encode(committed);
  }

  private void assign() {
    kafka.assign(List.of(ONE, TWO));
    rebalances.onPartitionsAssigned(List.of(ONE, TWO));
  }
}
