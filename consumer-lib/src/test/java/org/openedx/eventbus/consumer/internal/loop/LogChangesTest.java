package org.openedx.eventbus.consumer.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.EngineSamples;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.internal.offsets.OffsetTracker;
import org.openedx.eventbus.consumer.internal.positions.LogSituation;
import org.openedx.eventbus.consumer.internal.positions.LogSituation.Change;
import org.openedx.eventbus.consumer.internal.topics.TopicState;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;

/** Where reading continues after errors of Kafka's client, which a stub reports. */
class LogChangesTest {
  private static final TopicPartition AT = new TopicPartition("t", 0);
  private static final Uuid ID = Uuid.randomUuid();
  private static final Uuid NEW_ID = Uuid.randomUuid();

  private final CoordinatorStub kafka = new CoordinatorStub();
  private final HandlerState handler = EngineSamples.handler("h");
  private final Engine engine = EngineSamples.engine(Ordering.PARTITION, handler);
  private final List<String> reported = new ArrayList<>();
  private final LoopSamples parts =
      new LoopSamples(
          kafka,
          engine,
          handler,
          Duration.ZERO,
          new ConsumerListener() {
            @Override
            public void onDeletedUnread(DeletedEvents event) {
              reported.add(event.count() + " of " + event.firstOffset() + "-" + event.lastOffset());
            }
          });
  private final LogChanges changes = new LogChanges(parts.assignments());

  @BeforeEach
  void assignAtKafka() {
    kafka.assign(List.of(AT));
    log(0, 30);
    parts.topics().set("t", ID, 1);
  }

  private void log(long start, long end) {
    kafka.updateBeginningOffsets(Map.of(AT, start));
    kafka.updateEndOffsets(Map.of(AT, end));
  }

  /** Returns a partition that has read and completed offsets of epoch 3 up to a position. */
  private Partition partition(long committed, long position) {
    Partition partition = engine.assign(AT, new OffsetTracker(committed, 3, CompletedOffsets.NONE));
    partition.setTopicId(ID);
    partition.advance(position);
    kafka.seek(AT, position);
    return partition;
  }

  private Partition current() {
    return Objects.requireNonNull(engine.partition(AT));
  }

  private static OffsetOutOfRangeException outOfRange(long position) {
    return new OffsetOutOfRangeException(Map.of(AT, position));
  }

  private static LogTruncationException truncated(long position, Optional<Long> divergent) {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        divergent
            .map(each -> Map.of(AT, new OffsetAndMetadata(each, Optional.of(2), "")))
            .orElse(Map.of());
    return new LogTruncationException("truncated", Map.of(AT, position), offsets);
  }

  @ParameterizedTest
  @CsvSource({
    // position, same topic, truncation, divergent, validatable, log start, log end
    "50, false, false, -1, true, 0, 30, RECREATED",
    "50, false, true, 30, false, 0, 30, RECREATED",
    "50, true, true, 30, false, 0, 30, TRUNCATED",
    "50, true, true, -1, false, 0, 30, REPLACED",
    "50, true, false, -1, false, 0, 30, REPLACED",
    "50, true, false, -1, true, 0, 30, UNVALIDATED",
    "50, true, false, -1, true, 60, 70, DELETED",
    "50, true, false, -1, true, 0, 50, NONE",
    "50, true, false, -1, true, 50, 60, NONE"
  })
  void changeFollowsFromWhatIsKnown(
      long position,
      boolean sameTopic,
      boolean truncation,
      long divergent,
      boolean validatable,
      long logStart,
      long logEnd,
      Change change) {
    assertThat(
            new LogSituation(
                    position, sameTopic, truncation, divergent, validatable, logStart, logEnd)
                .change())
        .isEqualTo(change);
  }

  @Test
  void truncatedLogContinuesWhereItDiffers() {
    Partition before = partition(20, 20);
    changes.onOutOfRange(truncated(20, Optional.of(10L)));

    assertThat(current()).isNotSameAs(before);
    assertThat(kafka.position(AT)).isEqualTo(10);
    assertThat(current().position()).isEqualTo(10);
    assertThat(current().epochBefore(10)).isEqualTo(2);
  }

  @Test
  void truncationBehindAnUncompletedEventKeepsWhatIsCompletedBeforeIt() {
    Partition before = partition(20, 20);
    for (long offset = 20; offset < 30; offset++) {
      List<HandlerState> handlers = offset == 20 ? List.of(handler) : List.of();
      engine.receive(before, EngineSamples.record(AT, offset, 1), handlers);
    }
    changes.onOutOfRange(truncated(30, Optional.of(25L)));

    assertThat(kafka.position(AT)).isEqualTo(20);
    assertThat(current().completedOffsets()).hasToString("21-24");
  }

  @Test
  void logWithoutTheEpochIsReadFromItsBeginning() {
    log(5, 30);
    partition(20, 20);
    changes.onOutOfRange(truncated(20, Optional.empty()));

    assertThat(kafka.position(AT)).isEqualTo(5);
    assertThat(current().position()).isEqualTo(5);
    assertThat(reported).as("they were read").isEmpty();
  }

  /** A recreated topic looks like one that lost its end; only its id tells. */
  @Test
  void recreatedTopicIsReadFromItsBeginningAlthoughKafkaReportsATruncation() {
    partition(20, 20);
    parts.topics().set("t", NEW_ID, 1);
    changes.onOutOfRange(truncated(20, Optional.of(10L)));

    assertThat(kafka.position(AT)).isZero();
    assertThat(current().topicId()).isEqualTo(NEW_ID);
  }

  @Test
  void recreatedTopicIsFoundByItsIdOnly() {
    Partition before = partition(20, 20);
    changes.onTopics(parts.topics().describe(List.of("t"), Duration.ZERO));
    assertThat(current()).as("the same id").isSameAs(before);

    parts.topics().set("t", NEW_ID, 1);
    changes.onTopics(parts.topics().describe(List.of("t"), Duration.ZERO));
    Partition after = current();
    assertThat(after.topicId()).isEqualTo(NEW_ID);
    assertThat(kafka.position(AT)).isZero();

    parts.topics().set("t", ID, 1);
    changes.onTopics(parts.topics().describe(List.of("t"), Duration.ZERO));
    assertThat(current()).as("a broker that lags").isSameAs(after);
  }

  /** Both look-ups were answered by a broker that lagged when the partition was assigned. */
  @Test
  void idOfABrokerThatLaggedIsCorrectedAfterAFewAnswers() {
    partition(20, 20);
    parts.topics().set("t", NEW_ID, 1);
    changes.onTopics(parts.topics().describe(List.of("t"), Duration.ZERO));
    assertThat(current().topicId()).isEqualTo(NEW_ID);

    parts.topics().set("t", ID, 1);
    for (int i = 0; i < 4; i++) {
      changes.onTopics(parts.topics().describe(List.of("t"), Duration.ZERO));
    }
    assertThat(current().topicId()).isEqualTo(ID);
  }

  /** With another start position than the earliest, it would otherwise begin at that one. */
  @Test
  void topicThatIsMissingIsKnownWhenItIsCreated() {
    KnownTopics known = parts.assignments().positions().known();
    kafka.commits.put(known.at(), new OffsetAndMetadata(42));
    changes.onTopics(Map.of("later", TopicState.MISSING));
    known.commitIfDue();

    assertThat(known.contains("later")).isTrue();
    OffsetAndMetadata commit = Objects.requireNonNull(kafka.commits.get(known.at()));
    assertThat(commit.offset()).as("another use of the commit").isEqualTo(42);
    assertThat(commit.metadata()).startsWith("ebt1:").hasSize(13);
  }

  @Test
  void retentionIsReportedAndKeepsWhatIsInFlight() {
    Partition before = partition(20, 20);
    engine.receive(before, EngineSamples.record(AT, 20, 1), List.of(handler));
    log(40, 60);
    changes.onOutOfRange(outOfRange(21));

    assertThat(current()).isSameAs(before);
    assertThat(kafka.position(AT)).isEqualTo(40);
    assertThat(before.committable()).as("in flight").isEqualTo(20);
    assertThat(reported).containsExactly("19 of 21-39");
    assertThat(changes.deletedUnread().values())
        .singleElement()
        .asString()
        .contains("offsets 21 to 39");
  }

  @Test
  void completedOffsetsAreNotReportedAsDeletedUnread() {
    OffsetTracker first = new OffsetTracker(5, 3, CompletedOffsets.NONE);
    for (long offset = 5; offset < 10; offset++) {
      assertThat(first.read(offset, 3)).isTrue();
      if (offset > 5) {
        first.complete(offset);
      }
    }
    Partition partition = engine.assign(AT, new OffsetTracker(5, 3, first.completedOffsets()));
    partition.setTopicId(ID);
    log(12, 60);
    changes.onOutOfRange(outOfRange(5));

    assertThat(reported).containsExactly("3 of 5-11");
    assertThat(partition.committable()).isEqualTo(12);
  }

  @Test
  void positionBeyondTheEndIsValidatedBeforeAllIsReadAgain() {
    partition(50, 50);
    changes.onOutOfRange(outOfRange(50));
    assertThat(kafka.position(AT)).as("with its epoch").isEqualTo(50);

    changes.onOutOfRange(outOfRange(50));
    assertThat(kafka.position(AT)).as("there was no truncation error").isZero();
  }

  @Test
  void unavailableBrokerBlocksThePartitionOnly() {
    Partition partition = partition(50, 50);
    kafka.failures.add(new TimeoutException("the leader is unavailable"));
    changes.onOutOfRange(outOfRange(50));

    assertThat(partition.blockReason()).isEqualTo(Partition.BlockReason.POSITION_UNKNOWN);
    assertThat(kafka.paused()).containsExactly(AT);
  }
}
