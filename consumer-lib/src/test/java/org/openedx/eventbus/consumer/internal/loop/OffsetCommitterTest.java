package org.openedx.eventbus.consumer.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.clients.consumer.RetriableCommitFailedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.EngineSamples;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;
import org.openedx.eventbus.consumer.settings.StartPosition;

class OffsetCommitterTest {
  private static final TopicPartition ONE = new TopicPartition("t", 1);
  private static final TopicPartition TWO = new TopicPartition("t", 2);
  private static final TopicPartition THREE = new TopicPartition("t", 3);
  private static final TopicPartition REDRIVE = new TopicPartition("t.redrive", 0);
  private static final List<TopicPartition> PARTITIONS = List.of(ONE, TWO, THREE, REDRIVE);
  private static final Instant TIME = Instant.parse("2026-01-31T00:00:00Z");

  private final HandlerState handler = EngineSamples.handler("h");
  private final List<Optional<String>> reasons = new ArrayList<>();
  private final Coordinator kafka = new Coordinator();
  private final Engine engine = EngineSamples.engine(Ordering.KEY, handler);
  private final HealthMonitor health = LoopSamples.health(engine, handler);
  private final BlockingCallMonitor blockingCalls = health.blockingCalls();
  private final OffsetCommitter committer =
      new OffsetCommitter(kafka, Duration.ZERO, "t.redrive", StartPosition.EARLIEST, health);

  /** Kafka's new-style consumer, whose callback of a failed commit gets no offsets. */
  private final class Coordinator extends MockConsumer<byte[], byte[]> {
    private final List<Map<TopicPartition, OffsetAndMetadata>> commits = new ArrayList<>();
    private final Map<TopicPartition, Long> firstOfTheTime = new HashMap<>();
    private final Deque<KafkaException> failures = new ArrayDeque<>();
    private boolean unavailable;

    Coordinator() {
      super("earliest");
    }

    @Override
    public synchronized void commitAsync(
        Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
      if (callback == null) { // a synchronous commit
        super.commitAsync(offsets, null);
        return;
      }
      commits.add(offsets);
      if (unavailable) {
        callback.onComplete(null, new RetriableCommitFailedException("unavailable"));
      } else {
        callback.onComplete(offsets, null);
      }
    }

    @Override
    public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
        Map<TopicPartition, Long> times, Duration timeout) {
      if (!failures.isEmpty()) {
        throw failures.remove();
      }
      Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
      times.forEach(
          (partition, time) -> {
            assertThat(time).isEqualTo(TIME.toEpochMilli());
            Long first = firstOfTheTime.get(partition);
            found.put(partition, first == null ? null : new OffsetAndTimestamp(first, time));
          });
      times.keySet().forEach(each -> updateEndOffsets(Map.of(each, 100L))); // written meanwhile
      return found;
    }

    @Override
    public synchronized void commitSync(
        Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
      reasons.add(blockingCalls.reason());
      if (unavailable) {
        throw new TimeoutException("unavailable");
      }
      super.commitSync(offsets, timeout);
    }
  }

  @Test
  void failedCommitIsRepeatedByTheNextOne() {
    kafka.assign(List.of(ONE));
    engine.assign(ONE, 7, CompletedOffsets.NONE);
    kafka.unavailable = true;
    committer.commitIfDue(engine.partitions());
    kafka.unavailable = false;
    committer.commitIfDue(engine.partitions());
    committer.commitIfDue(engine.partitions());

    assertThat(kafka.commits)
        .as("a failed one, a successful one, and none without changes")
        .containsExactly(
            Map.of(ONE, new OffsetAndMetadata(7, "")), Map.of(ONE, new OffsetAndMetadata(7, "")));
  }

  @Test
  void groupStartsAtATimeInPartitionsWithoutACommit() {
    OffsetCommitter fromTime = fromTime();
    kafka.firstOfTheTime.put(ONE, 4L);
    kafka.firstOfTheTime.put(TWO, 4L);
    kafka.firstOfTheTime.put(REDRIVE, 4L);

    assertThat(fromTime.read(PARTITIONS)).containsOnlyKeys(TWO);

    assertThat(kafka.position(ONE)).as("the first event of the time").isEqualTo(4);
    assertThat(kafka.position(TWO)).as("what is committed").isEqualTo(2);
    assertThat(kafka.position(THREE)).as("the end before the request").isEqualTo(9);
    assertThat(kafka.position(REDRIVE)).as("all redriven events").isEqualTo(1);
  }

  @Test
  void wakeUpDuringTheSearchForATimeRepeatsIt() {
    OffsetCommitter fromTime = fromTime();
    kafka.firstOfTheTime.put(ONE, 4L);
    kafka.failures.add(new WakeupException());

    fromTime.read(PARTITIONS);

    assertThat(kafka.position(ONE)).isEqualTo(4);
  }

  @Test
  void failedSearchForATimeIsRepeatedByTheCaller() {
    OffsetCommitter fromTime = fromTime();
    kafka.firstOfTheTime.put(ONE, 4L);
    kafka.failures.add(new TimeoutException("the leader is unavailable"));

    assertThatThrownBy(() -> fromTime.read(PARTITIONS)).isInstanceOf(RetriableException.class);
    fromTime.read(PARTITIONS);

    assertThat(kafka.position(ONE)).isEqualTo(4);
  }

  /** Returns the committer of a group that has a commit only for the second partition. */
  private OffsetCommitter fromTime() {
    kafka.assign(PARTITIONS);
    PARTITIONS.forEach(
        each -> {
          kafka.updateBeginningOffsets(Map.of(each, 1L));
          kafka.updateEndOffsets(Map.of(each, 9L));
        });
    kafka.commitSync(Map.of(TWO, new OffsetAndMetadata(2)));
    return new OffsetCommitter(
        kafka, Duration.ZERO, REDRIVE.topic(), StartPosition.at(TIME), health);
  }

  @Test
  void waitForACommitIsReportedUntilItEnds() {
    engine.assign(ONE, 7, CompletedOffsets.NONE);

    kafka.unavailable = true;
    committer.commitNow(engine.partitions());

    assertThat(reasons).singleElement().asString().contains("to commit offsets");
    assertThat(blockingCalls.reason()).as("the commit has failed").isEmpty();
  }
}
