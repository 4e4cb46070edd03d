package org.openedx.eventbus.consumer;

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
import java.util.Random;
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
import org.openedx.eventbus.consumer.internal.engine.EngineListener;
import org.openedx.eventbus.consumer.internal.engine.ParkedKeys;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.settings.Ordering;
import org.openedx.eventbus.consumer.settings.StartPosition;

class CommitsTest {
  private static final TopicPartition ONE = new TopicPartition("t", 1);
  private static final TopicPartition TWO = new TopicPartition("t", 2);
  private static final TopicPartition THREE = new TopicPartition("t", 3);
  private static final TopicPartition REDRIVE = new TopicPartition("t.redrive", 0);
  private static final List<TopicPartition> PARTITIONS = List.of(ONE, TWO, THREE, REDRIVE);
  private static final Instant TIME = Instant.parse("2026-01-31T00:00:00Z");

  private final BrokerWait brokerWait = new BrokerWait(System::nanoTime);
  private final List<Optional<String>> waits = new ArrayList<>();
  private final Coordinator kafka = new Coordinator();
  private final Engine engine =
      new Engine(
          Ordering.KEY,
          1,
          List.of(Handlers.unroutable()),
          new Random(1),
          ParkedKeys.NONE,
          EngineListener.NONE);
  private final Commits commits =
      new Commits(kafka, Duration.ZERO, "t.redrive", StartPosition.EARLIEST, brokerWait);

  /** Kafka's new-style consumer, whose callbacks of failed commits do not say which. */
  private final class Coordinator extends MockConsumer<byte[], byte[]> {
    private final List<Map<TopicPartition, OffsetAndMetadata>> asked = new ArrayList<>();
    private final Map<TopicPartition, Long> firstOfTheTime = new HashMap<>();
    private final Deque<KafkaException> troubles = new ArrayDeque<>();
    private boolean away;

    Coordinator() {
      super("earliest");
    }

    @Override
    public synchronized void commitAsync(
        Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
      if (callback == null) { // one that is waited for
        super.commitAsync(offsets, null);
        return;
      }
      asked.add(offsets);
      if (away) {
        callback.onComplete(null, new RetriableCommitFailedException("away"));
      } else {
        callback.onComplete(offsets, null);
      }
    }

    @Override
    public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
        Map<TopicPartition, Long> times, Duration timeout) {
      if (!troubles.isEmpty()) {
        throw troubles.remove();
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
      waits.add(brokerWait.reason());
      if (away) {
        throw new TimeoutException("away");
      }
      super.commitSync(offsets, timeout);
    }
  }

  @Test
  void aCommitThatFailsIsMadeUpForByTheNext() {
    kafka.assign(List.of(ONE));
    engine.assign(ONE, 7, CompletedOffsets.NONE);
    kafka.away = true;
    commits.whenDue(engine.partitions());
    kafka.away = false;
    commits.whenDue(engine.partitions());
    commits.whenDue(engine.partitions());

    assertThat(kafka.asked)
        .as("once that failed, once that did not, and then there was no news")
        .containsExactly(
            Map.of(ONE, new OffsetAndMetadata(7, "")), Map.of(ONE, new OffsetAndMetadata(7, "")));
  }

  @Test
  void aGroupThatBeginsAtATimeDoesSoWhereverItHasNoPlaceYet() {
    Commits fromTime = fromTime();
    kafka.firstOfTheTime.put(ONE, 4L);
    kafka.firstOfTheTime.put(TWO, 4L);
    kafka.firstOfTheTime.put(REDRIVE, 4L);

    assertThat(fromTime.read(PARTITIONS)).containsOnlyKeys(TWO);

    assertThat(kafka.position(ONE)).as("the first event of the time").isEqualTo(4);
    assertThat(kafka.position(TWO)).as("what is committed").isEqualTo(2);
    assertThat(kafka.position(THREE)).as("the end before it was asked for").isEqualTo(9);
    assertThat(kafka.position(REDRIVE)).as("redriven events are all handled").isEqualTo(1);
  }

  @Test
  void whoIsWokenWhileLookingForATimeLooksAgain() {
    Commits fromTime = fromTime();
    kafka.firstOfTheTime.put(ONE, 4L);
    kafka.troubles.add(new WakeupException());

    fromTime.read(PARTITIONS);

    assertThat(kafka.position(ONE)).isEqualTo(4);
  }

  @Test
  void aTimeThatTheBrokerDoesNotFindNowIsLookedForWhenTheCallerAsksAgain() {
    Commits fromTime = fromTime();
    kafka.firstOfTheTime.put(ONE, 4L);
    kafka.troubles.add(new TimeoutException("the leader is away"));

    assertThatThrownBy(() -> fromTime.read(PARTITIONS)).isInstanceOf(RetriableException.class);
    fromTime.read(PARTITIONS);

    assertThat(kafka.position(ONE)).isEqualTo(4);
  }

  /** Of a group that has a place in the second partition alone. */
  private Commits fromTime() {
    kafka.assign(PARTITIONS);
    PARTITIONS.forEach(
        each -> {
          kafka.updateBeginningOffsets(Map.of(each, 1L));
          kafka.updateEndOffsets(Map.of(each, 9L));
        });
    kafka.commitSync(Map.of(TWO, new OffsetAndMetadata(2)));
    return new Commits(kafka, Duration.ZERO, REDRIVE.topic(), StartPosition.at(TIME), brokerWait);
  }

  @Test
  void aCommitThatWaitsForABrokerSaysSoUntilItIsOver() {
    engine.assign(ONE, 7, CompletedOffsets.NONE);

    kafka.away = true;
    commits.now(engine.partitions());

    assertThat(waits).singleElement().asString().contains("to take a commit");
    assertThat(brokerWait.reason()).as("it has failed").isEmpty();
  }
}
