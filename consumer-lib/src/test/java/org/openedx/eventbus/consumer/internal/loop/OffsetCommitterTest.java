package org.openedx.eventbus.consumer.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.RetriableCommitFailedException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.EngineSamples;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.offsets.CommitMetadata;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.internal.offsets.OffsetTracker;
import org.openedx.eventbus.consumer.internal.topics.TopicState;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;

class OffsetCommitterTest {
  private static final TopicPartition ONE = new TopicPartition("t", 1);
  private static final TopicPartition OTHER = new TopicPartition("other", 0);
  private static final Uuid ID = Uuid.randomUuid();

  private final HandlerState handler = EngineSamples.handler("h");
  private final List<Optional<String>> reasons = new ArrayList<>();
  private final CoordinatorStub kafka = new CoordinatorStub();
  private final Engine engine = EngineSamples.engine(Ordering.NONE, handler);
  private final HealthMonitor health = LoopSamples.health(engine, handler);
  private final OffsetCommitter committer =
      new OffsetCommitter(new ReplaceableConsumer(() -> kafka), Duration.ZERO, health);
  private final TopicLookupStub topics = new TopicLookupStub();

  @BeforeEach
  void assignAtKafka() {
    kafka.assign(List.of(ONE, OTHER));
    kafka.seek(ONE, 7);
    kafka.seek(OTHER, 7);
  }

  @Test
  void failedCommitIsRepeatedByTheNextOne() {
    engine.assign(ONE, 7, CompletedOffsets.NONE);
    kafka.failures.add(new RetriableCommitFailedException("unavailable"));
    committer.commitIfDue(engine.partitions());
    committer.commitIfDue(engine.partitions());
    committer.commitIfDue(engine.partitions());

    assertThat(kafka.attempts)
        .as("a failed one, a successful one, and none without changes")
        .containsExactly(
            Map.of(ONE, new OffsetAndMetadata(7, "")), Map.of(ONE, new OffsetAndMetadata(7, "")));
  }

  @Test
  void commitCarriesTopicIdAndLeaderEpoch() {
    Partition partition = engine.assign(ONE, new OffsetTracker(7, 3, CompletedOffsets.NONE));
    partition.setTopicId(ID);
    committer.commitIfDue(engine.partitions());
    assertThat(commit(ONE).leaderEpoch()).as("that of the commit before").hasValue(3);

    partition.startAt(7);
    partition.advance(8);
    committer.commitIfDue(engine.partitions());

    assertThat(commit(ONE).offset()).isEqualTo(8);
    assertThat(CommitMetadata.decode(8, commit(ONE).metadata()).topicId()).isEqualTo(ID);
  }

  @Test
  void completedPartitionIsCommittedAtThePositionBehindTransactionMarkers() {
    engine.assign(ONE, 7, CompletedOffsets.NONE);
    kafka.seek(ONE, 12);

    committer.commitIfDue(engine.partitions());

    assertThat(commit(ONE).offset()).isEqualTo(12);
  }

  @Test
  void uncompletedEventHoldsTheCommitBack() {
    Partition partition = engine.assign(ONE, 7, CompletedOffsets.NONE);
    engine.receive(partition, EngineSamples.record(ONE, 7, 1), List.of(handler));
    kafka.seek(ONE, 12);

    committer.commitIfDue(engine.partitions());

    assertThat(commit(ONE).offset()).isEqualTo(7);
  }

  @Test
  void metadataIsShortenedUntilTheBrokerAcceptsIt() {
    kafka.maxMetadata = 64;
    Partition partition = withGaps(500);

    for (int i = 0; i < 10; i++) {
      committer.commitIfDue(engine.partitions());
    }

    assertThat(commit(ONE).offset()).isEqualTo(0);
    assertThat(commit(ONE).metadata()).startsWith("eb2:0:" + ID + ":").hasSizeBetween(30, 64);
    assertThat(partition.isMetadataFull()).as("other keys continue").isFalse();
  }

  @Test
  void commitBeforeARevocationIsAcceptedWithoutMetadata() {
    kafka.maxMetadata = 0;
    Partition partition = withGaps(5);

    committer.commitNow(engine.partitions(), this::lookUp);

    assertThat(commit(ONE)).isEqualTo(new OffsetAndMetadata(0, ""));
    assertThat(partition.isMetadataFull()).isFalse();
  }

  @Test
  void fullMetadataPausesAPartitionWithTheDefaultOfTheBroker() {
    Partition partition = withGaps(20_000);
    committer.commitIfDue(engine.partitions());
    assertThat(partition.isMetadataFull()).isTrue();
  }

  @Test
  void deletedTopicIsLeftOutOfACommit() {
    kafka.deleted.add("other");
    topics.set("t", ID, 2);
    topics.set("other", TopicState.MISSING);
    engine.assign(ONE, 7, CompletedOffsets.NONE);
    engine.assign(OTHER, 7, CompletedOffsets.NONE);

    committer.commitNow(engine.partitions(), this::lookUp);

    assertThat(kafka.attempts).hasSize(2);
    assertThat(kafka.attempts.get(1)).containsOnlyKeys(ONE);
    assertThat(commit(ONE).offset()).isEqualTo(7);
  }

  @Test
  void waitForACommitIsReportedUntilItEnds() {
    engine.assign(ONE, 7, CompletedOffsets.NONE);
    kafka.deleted.add("t");

    committer.commitNow(engine.partitions(), this::lookUp);

    assertThat(reasons).isNotEmpty().allMatch(each -> each.isEmpty(), "none between the attempts");
    assertThat(kafka.attempts).as("attempts of 0.5, 2 and 8 s").hasSize(3);
    assertThat(health.blockingCalls().waiting().map(BlockingCallMonitor.Waiting::text))
        .as("the commit has failed")
        .isEmpty();
  }

  private Map<String, TopicState> lookUp(Collection<String> names) {
    reasons.add(health.blockingCalls().waiting().map(BlockingCallMonitor.Waiting::text));
    return topics.describe(names, Duration.ZERO);
  }

  /** Returns a partition of which every other event is completed. */
  private Partition withGaps(int gaps) {
    Partition partition = engine.assign(ONE, 0, CompletedOffsets.NONE);
    partition.setTopicId(ID);
    for (int i = 0; i < gaps; i++) {
      engine.receive(partition, EngineSamples.record(ONE, 7L * i, 1), List.of(handler));
      if (i % 2 == 1) {
        engine.receive(partition, EngineSamples.record(ONE, 7L * i + 1, 1), List.of());
      }
    }
    return partition;
  }

  private OffsetAndMetadata commit(TopicPartition at) {
    return Objects.requireNonNull(kafka.commits.get(at));
  }
}
