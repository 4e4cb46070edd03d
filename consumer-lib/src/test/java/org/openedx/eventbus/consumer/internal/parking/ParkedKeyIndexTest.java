package org.openedx.eventbus.consumer.internal.parking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter.Details;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterKey;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.deadletter.model.EventOrigin;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterHeaders;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterRecord;
import org.openedx.eventbus.consumer.internal.engine.CircuitBreaker;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.EngineListener;
import org.openedx.eventbus.consumer.internal.engine.Failure;
import org.openedx.eventbus.consumer.internal.engine.FailureRule;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.engine.KeyQueue;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;

/** An engine whose handler parks, with an index of the parked keys. */
class ParkedKeyIndexTest {
  private static final String TOPIC = "t";
  private static final String REDRIVE = "group.redrive";

  private static final FailureRule PARKS =
      new FailureRule() {
        @Override
        public FailureRule.Decision decide(
            Failure failure,
            int attempts,
            long failingNanos,
            java.util.random.RandomGenerator random) {
          return new FailureRule.GiveUp(Disposition.REJECTED);
        }

        @Override
        public boolean parks() {
          return true;
        }
      };

  private final HandlerState handler = new HandlerState("mailer", PARKS, CircuitBreaker.disabled());
  private final ParkedKeyIndex index = new ParkedKeyIndex(REDRIVE);
  private final Engine engine =
      new Engine(Ordering.KEY, 10, List.of(handler), new Random(1), index, EngineListener.NONE);
  private final Partition partition = partition(TOPIC);
  private final Partition redrive = partition(REDRIVE);
  private long deadLetters;

  private Partition partition(String topic) {
    Partition assigned = engine.assign(new TopicPartition(topic, 0), 0, CompletedOffsets.NONE);
    if (topic.equals(REDRIVE)) {
      assigned.markRedrive();
    }
    return assigned;
  }

  private void markDeadLettersKnown() {
    partition.markDeadLettersKnown();
    redrive.markDeadLettersKnown();
    engine.recheckParkedKeys();
  }

  private static ConsumerRecord<byte[], byte[]> record(
      String topic, long offset, String key, Headers headers) {
    return new ConsumerRecord<>(
        topic,
        0,
        offset,
        offset,
        TimestampType.CREATE_TIME,
        1,
        1,
        key.getBytes(UTF_8),
        new byte[1],
        headers,
        Optional.empty());
  }

  private void receive(long offset, String key) {
    engine.receive(partition, record(TOPIC, offset, key, new RecordHeaders()), List.of(handler));
  }

  private DeadLetter deadLetter(String key, long offset, int redrives) {
    return deadLetter(key, new EventOrigin(TOPIC, 0, offset, offset, redrives), true);
  }

  private DeadLetter deadLetter(String key, EventOrigin origin, boolean parks) {
    return new DeadLetter(
        new DeadLetterId(0, deadLetters++),
        new Details(
            "mailer",
            Disposition.REJECTED,
            parks,
            origin,
            Optional.empty(),
            Optional.empty(),
            1,
            Optional.empty(),
            Instant.EPOCH),
        Optional.empty(),
        Optional.empty(),
        DeadLetterKey.of(key.getBytes(UTF_8)),
        10);
  }

  private DeadLetter read(DeadLetter deadLetter) {
    index.read(new DeadLetterRecord.Written(deadLetter));
    engine.recheckParkedKeys();
    return deadLetter;
  }

  private void resolved(DeadLetter deadLetter, Resolution.Kind kind) {
    index.read(
        new DeadLetterRecord.Resolved(
            new DeadLetterId(0, deadLetters++),
            new Resolution(deadLetter.id(), kind, "ada", Instant.EPOCH, Optional.empty())));
    engine.recheckParkedKeys();
  }

  private void redriven(long offset, DeadLetter deadLetter) {
    Headers headers = DeadLetterHeaders.ofRedriven("group", deadLetter, new RecordHeaders());
    engine.receive(
        redrive,
        record(REDRIVE, offset, new String(deadLetter.key().bytes().orElseThrow(), UTF_8), headers),
        List.of(handler));
  }

  private void assertNothingReady() {
    assertThat(engine.take(0)).isNull();
  }

  private void handle(long offset) {
    KeyQueue queue = engine.take(0);
    assertThat(queue).as("something to do").isNotNull();
    assertThat(queue.first().record().offset()).isEqualTo(offset);
    queue.setResult(1, null);
    engine.complete(queue, 0);
  }

  private void assertParked(long offset) {
    Task task = engine.pollWrite();
    assertThat(task).as("a dead letter to write").isNotNull();
    assertThat(task.record().offset()).isEqualTo(offset);
    assertThat(task.disposition()).isEqualTo(Disposition.PARKED);
    index.onWritten(deadLetter(new String(task.record().key(), UTF_8), task.record().offset(), 0));
    engine.completeWrite(task);
  }

  @Test
  void eventsWaitUntilDeadLettersOfOthersAreKnown() {
    receive(5, "a");
    assertNothingReady();
    assertThat(engine.awaitsDeadLetters()).isTrue();

    read(deadLetter("a", 1, 0));
    assertNothingReady();
    markDeadLettersKnown();

    assertNothingReady();
    assertParked(5);
    assertThat(partition.committable()).isEqualTo(6);
  }

  @Test
  void laterEventsOfParkedKeyAreParked() {
    markDeadLettersKnown();
    read(deadLetter("a", 1, 0));

    receive(5, "a");
    receive(6, "b");
    receive(7, "a");

    handle(6);
    assertParked(5);
    assertParked(7);
    assertThat(index.size()).isEqualTo(1);
    assertThat(partition.committable()).isEqualTo(8);
  }

  @Test
  void eventThatIsADeadLetterIsSkippedWhenReadAgain() {
    markDeadLettersKnown();
    read(deadLetter("a", 5, 0));

    receive(4, "a");
    receive(5, "a");

    handle(4);
    assertNothingReady();
    assertThat(engine.pollWrite()).isNull();
    assertThat(partition.committable()).isEqualTo(6);
  }

  @Test
  void eventOfRecreatedTopicIsNotMistakenForDeadLetter() {
    markDeadLettersKnown();
    read(deadLetter("a", new EventOrigin(TOPIC, 0, 5, 99, 0), true));

    receive(5, "a");

    handle(5);
  }

  @Test
  void newEventsWaitUntilRedrivenOnesAreHandled() {
    markDeadLettersKnown();
    DeadLetter first = read(deadLetter("a", 1, 0));
    DeadLetter second = read(deadLetter("a", 2, 0));
    resolved(first, Resolution.Kind.REDRIVEN);
    receive(5, "a");
    assertParked(5);
    DeadLetter third = deadLetter("a", 5, 0);
    read(third);
    resolved(second, Resolution.Kind.REDRIVEN);
    resolved(third, Resolution.Kind.REDRIVEN);

    receive(6, "a");
    assertNothingReady();
    assertThat(engine.pollWrite()).as("it waits").isNull();
    resolved(first, Resolution.Kind.HANDLED);
    resolved(second, Resolution.Kind.HANDLED);
    assertNothingReady();
    resolved(third, Resolution.Kind.HANDLED);

    handle(6);
    assertThat(index.size()).isZero();
  }

  @Test
  void eventsAreParkedWhenTooManyWaitForRedrive() {
    markDeadLettersKnown();
    DeadLetter first = read(deadLetter("a", 1, 0));
    resolved(first, Resolution.Kind.REDRIVEN);

    for (int offset = 10; offset < 110; offset++) {
      receive(offset, "a");
    }
    assertThat(engine.pollWrite()).as("a hundred wait").isNull();
    receive(110, "a");

    for (int offset = 10; offset <= 110; offset++) {
      assertParked(offset);
    }
    assertThat(engine.awaitsDeadLetters()).isFalse();
    assertThat(partition.committable()).isEqualTo(111);
  }

  @Test
  void discardedDeadLetterUnparksItsKey() {
    markDeadLettersKnown();
    DeadLetter first = read(deadLetter("a", 1, 0));
    resolved(first, Resolution.Kind.DISCARDED);

    receive(5, "a");

    handle(5);
  }

  @Test
  void redrivenEventIsCompletedAfterItsResolutionIsWritten() {
    markDeadLettersKnown();
    DeadLetter first = read(deadLetter("a", 1, 0));
    resolved(first, Resolution.Kind.REDRIVEN);
    redriven(0, first);

    handle(0);

    assertThat(redrive.committable()).isZero();
    Task answer = engine.pollWrite();
    assertThat(answer).isNotNull();
    assertThat(answer.disposition()).isNull();
    index.onHandled(first.id());
    engine.completeWrite(answer);
    assertThat(redrive.committable()).isEqualTo(1);
    assertThat(index.size()).isZero();
  }

  @Test
  void redrivenEventWithHandledDeadLetterIsSkipped() {
    markDeadLettersKnown();
    DeadLetter first = read(deadLetter("a", 1, 0));
    resolved(first, Resolution.Kind.REDRIVEN);
    resolved(first, Resolution.Kind.HANDLED);

    redriven(0, first);

    assertNothingReady();
    assertThat(redrive.committable()).isEqualTo(1);
  }

  @Test
  void redrivenEventWaitsUntilItsDeadLetterIsKnown() {
    markDeadLettersKnown();
    DeadLetter first = deadLetter("a", 1, 0);

    redriven(0, first);
    assertNothingReady();
    read(first);

    handle(0);
  }

  @Test
  void eventsBehindRedrivenEventThatFailsAgainAreParkedAgain() {
    markDeadLettersKnown();
    DeadLetter first = read(deadLetter("a", 1, 0));
    DeadLetter second = read(deadLetter("a", 2, 0));
    resolved(first, Resolution.Kind.REDRIVEN);
    resolved(second, Resolution.Kind.REDRIVEN);
    redriven(0, first);
    redriven(1, second);
    KeyQueue queue = engine.take(0);
    assertThat(queue).isNotNull();
    queue.setResult(0, Failure.of(Failure.Kind.HANDLER, new IllegalStateException()));
    engine.complete(queue, 0);
    Task failed = engine.pollWrite();
    assertThat(failed).isNotNull();
    index.onWritten(deadLetter("a", 1, 1));

    engine.completeWrite(failed);

    assertNothingReady();
    Task behind = engine.pollWrite();
    assertThat(behind).isNotNull();
    assertThat(behind.record().offset()).isEqualTo(1);
    assertThat(behind.disposition()).isEqualTo(Disposition.PARKED);
  }

  @Test
  void lateRecordsOfReplacedDeadLetterAreIgnored() {
    markDeadLettersKnown();
    DeadLetter first = deadLetter("a", 1, 0);
    DeadLetter again = deadLetter("a", 1, 1);
    index.onWritten(again);
    read(first);
    resolved(first, Resolution.Kind.REDRIVEN);
    read(again);
    resolved(again, Resolution.Kind.DISCARDED);
    index.onWritten(again);

    assertThat(index.size()).isZero();
  }

  @Test
  void deadLettersThatDoNotParkAreIgnored() {
    index.read(
        new DeadLetterRecord.Written(deadLetter("a", new EventOrigin(TOPIC, 0, 1, 1, 0), false)));

    assertThat(index.size()).isZero();
  }
}
