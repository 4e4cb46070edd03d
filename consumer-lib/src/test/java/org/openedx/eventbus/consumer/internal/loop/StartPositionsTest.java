package org.openedx.eventbus.consumer.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.internal.deadletter.GroupTopics;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.EngineSamples;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.positions.KnownTopicNames;
import org.openedx.eventbus.consumer.internal.positions.ReadPosition;
import org.openedx.eventbus.consumer.internal.positions.StartRule;
import org.openedx.eventbus.consumer.internal.topics.TopicState;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;
import org.openedx.eventbus.consumer.settings.StartPosition;

class StartPositionsTest {
  private static final List<TopicPartition> ALL =
      IntStream.range(0, 3).mapToObj(each -> new TopicPartition("t", each)).toList();
  private static final TopicPartition ZERO = ALL.get(0);
  private static final TopicPartition ONE = ALL.get(1);
  private static final TopicPartition STATE = new TopicPartition("g.dead-letters", 0);
  private static final String POSITION = "dead-letters=" + Uuid.randomUuid();
  private static final Instant TIME = Instant.parse("2026-01-31T00:00:00Z");
  private static final Uuid ID = Uuid.randomUuid();
  private static final Uuid OTHER_ID = Uuid.randomUuid();

  private final CoordinatorStub kafka = new CoordinatorStub();
  private final TopicLookupStub topics = new TopicLookupStub();
  private final HandlerState handler = EngineSamples.handler("h");
  private final Engine engine = EngineSamples.engine(Ordering.KEY, handler);
  private final OffsetCommitter committer =
      new OffsetCommitter(
          new ReplaceableConsumer(() -> kafka), Duration.ZERO, LoopSamples.health(engine, handler));

  @BeforeEach
  void createTopics() {
    topics.set("t", ID, 3);
    topics.set("later", TopicState.MISSING);
    for (TopicPartition each : ALL) {
      kafka.updateBeginningOffsets(Map.of(each, 1L));
      kafka.updateEndOffsets(Map.of(each, 9L));
    }
  }

  private StartPositions positions(StartPosition start) {
    return new StartPositions(
        Set.of("t", "later"),
        new GroupTopics("g.dead-letters", "transactional-id"),
        start,
        topics,
        committer);
  }

  private long offset(StartPosition start, TopicPartition partition) {
    return Objects.requireNonNull(positions(start).of(List.of(partition)).get(partition)).offset();
  }

  @Test
  void ruleFollowsFromCommitTopicIdAndKnownTopics() {
    assertThat(StartRule.of(ID, ID, true)).isEqualTo(StartRule.COMMIT);
    assertThat(StartRule.of(ID, null, true)).as("no id").isEqualTo(StartRule.COMMIT);
    assertThat(StartRule.of(Uuid.ZERO_UUID, ID, true))
        .as("a commit of an earlier version")
        .isEqualTo(StartRule.COMMIT);
    assertThat(StartRule.of(ID, OTHER_ID, true)).isEqualTo(StartRule.RECREATED);
    assertThat(StartRule.of(null, ID, true)).isEqualTo(StartRule.BEGINNING);
    assertThat(StartRule.of(null, ID, false)).isEqualTo(StartRule.START);
  }

  @Test
  void startPositionsOfAllPartitionsAreCommittedAtOnce() {
    assertThat(offset(StartPosition.LATEST, ONE)).isEqualTo(9);

    assertThat(kafka.attempts).hasSize(1);
    assertThat(kafka.commits)
        .hasSize(4)
        .containsKeys(STATE)
        .containsKeys(ALL.toArray(TopicPartition[]::new));
    assertThat(kafka.commits.get(ZERO)).isEqualTo(new OffsetAndMetadata(9, "eb2:9:" + ID));

    kafka.updateEndOffsets(Map.of(ZERO, 20L));
    assertThat(offset(StartPosition.LATEST, ZERO)).as("another member").isEqualTo(9);
    assertThat(kafka.attempts).hasSize(1);
  }

  @Test
  void partitionThatIsAddedLaterIsReadFromItsBeginning() {
    assertThat(offset(StartPosition.LATEST, ONE)).isEqualTo(9);
    topics.set("t", ID, 4);
    TopicPartition added = new TopicPartition("t", 3);
    kafka.updateEndOffsets(Map.of(added, 20L));

    assertThat(offset(StartPosition.LATEST, added)).isZero();
  }

  @Test
  void topicThatIsCreatedLaterIsReadFromItsBeginning() {
    assertThat(offset(StartPosition.LATEST, ONE)).isEqualTo(9);
    topics.set("later", ID, 1);

    assertThat(offset(StartPosition.LATEST, new TopicPartition("later", 0))).isZero();
  }

  @Test
  void recreatedTopicIsReadFromItsBeginningWithAndWithoutItsCommits() {
    assertThat(offset(StartPosition.LATEST, ONE)).isEqualTo(9);
    topics.set("t", OTHER_ID, 3);
    assertThat(offset(StartPosition.LATEST, ONE)).as("the commit is left").isZero();

    ALL.forEach(kafka.commits::remove); // Kafka removes commits of deleted topics
    assertThat(offset(StartPosition.LATEST, ONE)).as("the topic is known").isZero();
  }

  @Test
  void knownTopicsKeepTheOffsetAndTheWordsThatAreCommittedWithThem() {
    kafka.commits.put(STATE, new OffsetAndMetadata(42, Optional.of(3), POSITION));

    assertThat(offset(StartPosition.LATEST, ONE)).isEqualTo(9);

    OffsetAndMetadata state = Objects.requireNonNull(kafka.commits.get(STATE));
    assertThat(state.offset()).isEqualTo(42);
    assertThat(state.leaderEpoch()).hasValue(3);
    assertThat(state.metadata())
        .startsWith(POSITION + " ebt1:")
        .hasSize(POSITION.length() + " ebt1:".length() + 2 * 8);
  }

  @Test
  void positionInTheDeadLetterTopicKeepsTheKnownTopics() {
    StartPositions positions = positions(StartPosition.LATEST);
    positions.of(List.of(ONE));
    String known = Objects.requireNonNull(kafka.commits.get(STATE)).metadata();
    TopicPartition second = new TopicPartition(STATE.topic(), 1);

    positions.commitDeadLetters(
        Map.of(
            STATE, new OffsetAndMetadata(5, Optional.of(2), POSITION), // read before the start
            second, new OffsetAndMetadata(6, POSITION)));

    assertThat(kafka.commits.get(STATE))
        .isEqualTo(new OffsetAndMetadata(5, Optional.of(2), POSITION + " " + known));
    assertThat(kafka.commits.get(second)).isEqualTo(new OffsetAndMetadata(6, POSITION));

    ALL.forEach(kafka.commits::remove); // the topic is deleted
    topics.set("t", OTHER_ID, 3);
    assertThat(offset(StartPosition.LATEST, ONE)).as("the topic is known").isZero();
    assertThat(kafka.commits.get(STATE))
        .isEqualTo(new OffsetAndMetadata(5, Optional.of(2), POSITION + " " + known));
  }

  @Test
  void knownTopicsThatAreAddedLaterKeepThePosition() {
    StartPositions positions = positions(StartPosition.LATEST);
    positions.of(List.of(ONE));
    positions.commitDeadLetters(Map.of(STATE, new OffsetAndMetadata(5, POSITION)));
    kafka.commits.put(STATE, new OffsetAndMetadata(8, POSITION)); // of another member
    positions.known().add("added");

    positions.known().commitIfDue();

    OffsetAndMetadata state = Objects.requireNonNull(kafka.commits.get(STATE));
    assertThat(state.offset()).isEqualTo(8);
    assertThat(state.metadata())
        .startsWith(POSITION + " ebt1:")
        .hasSize(POSITION.length() + " ebt1:".length() + 3 * 8);
  }

  @Test
  void positionIsNotCommittedIfTheKnownTopicsCannotBeRead() {
    StartPositions positions = positions(StartPosition.LATEST);
    kafka.failures.add(new TimeoutException("unavailable"));
    positions.commitDeadLetters(Map.of(STATE, new OffsetAndMetadata(5, POSITION)));
    assertThat(kafka.attempts).isEmpty();
  }

  @Test
  void topicsThatAnotherMemberAddedMeanwhileAreKept() {
    StartPositions positions = positions(StartPosition.LATEST);
    positions.known().add("own");
    KnownTopicNames others = new KnownTopicNames();
    others.add("of-another");
    kafka.commits.put(STATE, others.toCommit(100)); // after the position was determined

    positions.commitDeadLetters(Map.of(STATE, new OffsetAndMetadata(5, POSITION)));

    KnownTopicNames known = new KnownTopicNames();
    known.merge(kafka.commits.get(STATE));
    assertThat(known.contains("own")).isTrue();
    assertThat(known.contains("of-another")).isTrue();
  }

  @Test
  void knownTopicsAreShortenedUntilTheBrokerAcceptsThem() {
    kafka.maxMetadata = 30;
    StartPositions positions = positions(StartPosition.LATEST);
    IntStream.range(0, 10).forEach(each -> positions.known().add("added" + each));

    IntStream.range(0, 5).forEach(each -> positions.known().commitIfDue());

    assertThat(kafka.commits).containsKey(STATE);
  }

  @Test
  void positionThatAnotherMemberHasCommittedMeanwhileIsKept() {
    kafka.beforeEnds = () -> kafka.commits.put(ZERO, new OffsetAndMetadata(1, ""));

    Map<TopicPartition, ReadPosition> found = positions(StartPosition.LATEST).of(List.of(ZERO));

    assertThat(found.get(ZERO).offset()).isEqualTo(1);
    assertThat(kafka.commits.get(ZERO).offset()).isEqualTo(1);
  }

  @Test
  void knownTopicsAreShortenedBeforeThePosition() {
    kafka.maxMetadata = 80;
    StartPositions positions = positions(StartPosition.LATEST);
    positions.of(List.of(ONE));
    IntStream.range(0, 10).forEach(each -> positions.known().add("added" + each));
    OffsetAndMetadata position = new OffsetAndMetadata(5, POSITION);

    positions.commitDeadLetters(Map.of(STATE, position)); // too large
    positions.commitDeadLetters(Map.of(STATE, position));

    OffsetAndMetadata state = Objects.requireNonNull(kafka.commits.get(STATE));
    assertThat(state.offset()).isEqualTo(5);
    assertThat(state.metadata()).startsWith(POSITION + " ebt1:").hasSizeBetween(45, 80);
  }

  @Test
  void groupStartsAtATimeInPartitionsWithoutACommit() {
    kafka.firstOfTheTime.put(ZERO, 4L);
    kafka.failures.add(new WakeupException());

    Map<TopicPartition, ReadPosition> found = positions(StartPosition.at(TIME)).of(ALL);

    assertThat(found.get(ZERO)).as("the first event of the time").isEqualTo(ReadPosition.of(4, ID));
    assertThat(found.get(ONE)).as("the end before the request").isEqualTo(ReadPosition.of(9, ID));
  }

  @Test
  void unavailableBrokerIsReportedToTheCaller() {
    kafka.failures.add(new TimeoutException("the leader is unavailable"));
    assertThatThrownBy(() -> positions(StartPosition.LATEST).of(ALL))
        .isInstanceOf(RetriableException.class);
    topics.unavailable = true;
    assertThatThrownBy(() -> positions(StartPosition.LATEST).of(ALL))
        .isInstanceOf(RetriableException.class);
  }

  @Test
  void topicsThatMayNotBeReadAreLeftOut() {
    kafka.failures.add(new TopicAuthorizationException(Set.of("t", "g.dead-letters")));

    TopicPartition later = new TopicPartition("later", 0);
    kafka.updateEndOffsets(Map.of(later, 0L));
    assertThat(positions(StartPosition.LATEST).of(List.of(ONE, later))).containsOnlyKeys(later);
  }

  @Test
  void startIsCommittedAlthoughTheBrokerAcceptsNoMetadata() {
    kafka.maxMetadata = 0;
    assertThat(offset(StartPosition.EARLIEST, ONE)).isEqualTo(1);
    assertThat(kafka.commits.get(ONE)).isEqualTo(new OffsetAndMetadata(1, ""));
  }
}
