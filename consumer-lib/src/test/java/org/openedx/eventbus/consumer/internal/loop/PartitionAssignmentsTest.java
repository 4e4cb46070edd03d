package org.openedx.eventbus.consumer.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.EngineSamples;
import org.openedx.eventbus.consumer.internal.engine.Failure;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.engine.KeyQueue;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.openedx.eventbus.consumer.internal.offsets.CommitMetadata;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.internal.offsets.OffsetTracker;
import org.openedx.eventbus.consumer.internal.positions.ReadPosition;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener.AssignedPartition;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener.LostPartition;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener.RevokedPartition;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;
import org.openedx.eventbus.internal.ThrowableSnapshot;

/** Reports about assigned, revoked and lost partitions. No handler runs. */
class PartitionAssignmentsTest {
  private static final TopicPartition ONE = new TopicPartition("t", 1);
  private static final TopicPartition TWO = new TopicPartition("t", 2);
  private final Coordinator kafka = new Coordinator();
  private final HandlerState handler = EngineSamples.handler("h");
  private final Engine engine = EngineSamples.engine(Ordering.PARTITION, handler);
  private final List<String> reports = new ArrayList<>();
  private final LoopSamples parts =
      new LoopSamples(kafka, engine, handler, Duration.ZERO, new RecordingListener());
  private final PartitionAssignments assignments = parts.assignments();

  /** Kafka's client, whose coordinator does not respond to some requests. */
  private static final class Coordinator extends MockConsumer<byte[], byte[]> {
    private int unavailable;
    private Runnable onRequest = () -> {};

    Coordinator() {
      super("earliest");
    }

    @Override
    public synchronized Map<TopicPartition, OffsetAndMetadata> committed(
        Set<TopicPartition> partitions, Duration timeout) {
      onRequest.run();
      if (unavailable > 0) {
        unavailable--;
        throw new TimeoutException("the coordinator is unavailable");
      }
      return super.committed(partitions, timeout);
    }
  }

  private final class RecordingListener implements ConsumerListener {
    @Override
    public void onAssigned(AssignedPartition event) {
      reports.add("assigned " + event.topic() + "-" + event.partition());
    }

    @Override
    public void onRevoked(RevokedPartition event) {
      reports.add("revoked " + event.topic() + "-" + event.partition());
    }

    @Override
    public void onLost(LostPartition event) {
      reports.add("lost " + event.topic() + "-" + event.partition());
    }
  }

  @Test
  void idlePartitionIsRevoked() {
    assign();
    assignments.onPartitionsRevoked(List.of(TWO));
    assertThat(reports).containsExactly("assigned t-1", "assigned t-2", "revoked t-2");
  }

  @Test
  void partitionIsLostIfItsHandlersDoNotReturnInTime() {
    assign();
    engine.receive(
        Objects.requireNonNull(engine.partition(ONE)),
        EngineSamples.record(ONE, 0, 1),
        List.of(handler));
    assertThat(engine.take(0)).isNotNull();

    assignments.onPartitionsRevoked(List.of(ONE, TWO));

    assertThat(reports).containsExactly("assigned t-1", "assigned t-2", "lost t-1", "revoked t-2");
  }

  @Test
  void revokedPartitionDoesNotWaitForADeadLetterWhoseWriteFails() {
    LoopSamples patient = new LoopSamples(kafka, engine, handler, Duration.ofMinutes(1));
    assign();
    Partition partition = Objects.requireNonNull(engine.partition(ONE));
    engine.receive(partition, EngineSamples.record(ONE, 0, 1), List.of(handler));
    KeyQueue queue = Objects.requireNonNull(engine.take(0));
    queue.setResult(0, Failure.of(Failure.Kind.POISON, new IllegalStateException("no event")));
    engine.complete(queue, 0);
    Task task = Objects.requireNonNull(engine.pollWrite());
    assertThat(partition.isWriting()).isTrue();
    engine.failWrite(
        task, ThrowableSnapshot.of(new TimeoutException("no leader")), System.nanoTime());

    long before = System.nanoTime();
    patient.assignments().onPartitionsRevoked(List.of(ONE));

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
    assertThat(engine.partition(ONE)).isNull();
    assertThat(partition.committable()).as("its event will be handled again").isZero();
  }

  @Test
  void partitionsOfARemovedMemberAreLost() {
    assign();
    assignments.onPartitionsLost(List.of(ONE, TWO));
    assertThat(reports).containsExactly("assigned t-1", "assigned t-2", "lost t-1", "lost t-2");
  }

  @Test
  void eventsInFlightOfARecreatedTopicAreIgnored() {
    assign();
    Partition before = Objects.requireNonNull(engine.partition(ONE));
    engine.receive(before, EngineSamples.record(ONE, 60, 1), List.of(handler));
    KeyQueue inFlight = Objects.requireNonNull(engine.take(0));

    Partition restarted = assignments.restart(before, ReadPosition.of(0, null));

    assertThat(inFlight.shouldStop()).as("its worker starts no other task").isTrue();
    assertThat(engine.partition(ONE)).isSameAs(restarted).isNotSameAs(before);
    assertThat(reports).containsExactly("assigned t-1", "assigned t-2", "lost t-1", "assigned t-1");
    engine.receive(restarted, EngineSamples.record(ONE, 0, 1), List.of(handler));
    inFlight.setResult(1, null);
    engine.complete(inFlight, 1);
    assertThat(restarted.committable()).as("a late result is ignored").isZero();
  }

  @Test
  void readingCommitsIsRetriedUntilTheBrokerResponds() {
    kafka.assign(List.of(ONE, TWO));
    kafka.commitSync(
        Map.of(
            ONE, new OffsetAndMetadata(3, completedBeyond(3, 5)), TWO, new OffsetAndMetadata(0)));
    kafka.unavailable = 3;
    AtomicInteger worked = new AtomicInteger();
    kafka.onRequest = () -> parts.commands().execute(worked::incrementAndGet);

    assignments.onPartitionsAssigned(List.of(ONE, TWO));

    assertThat(worked).as("commands that were run in the meantime").hasValue(3);
    Partition one = Objects.requireNonNull(engine.partition(ONE));
    assertThat(
            LongStream.range(3, 7)
                .filter(
                    at -> engine.receive(one, EngineSamples.record(ONE, at, 1), List.of(handler))))
        .as("events that were not completed")
        .containsExactly(3L, 4L, 6L);
  }

  @Test
  void stoppedConsumerDoesNotWaitForTheBroker() {
    kafka.unavailable = Integer.MAX_VALUE;
    kafka.onRequest = () -> parts.commands().stop(Duration.ZERO);
    assign();
    assertThat(reports).containsExactly("assigned t-1", "assigned t-2");
  }

  private static String completedBeyond(long committed, long offset) {
    OffsetTracker offsets = new OffsetTracker(committed, CompletedOffsets.NONE);
    LongStream.rangeClosed(committed, offset).forEach(each -> offsets.read(each, 3));
    offsets.complete(offset);
    return new CommitMetadata(null, offsets.completedOffsets())
        .encode(committed, CommitMetadata.MAX_LENGTH);
  }

  private void assign() {
    kafka.assign(List.of(ONE, TWO));
    kafka.updateBeginningOffsets(Map.of(ONE, 0L, TWO, 0L));
    assignments.onPartitionsAssigned(List.of(ONE, TWO));
  }
}
