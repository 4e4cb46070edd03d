package org.openedx.eventbus.consumer.internal.parking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
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
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterRecord;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSamples;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSummary;
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
  private final ParkedKeyIndex index = new ParkedKeyIndex();
  private final Engine engine =
      new Engine(Ordering.KEY, 10, List.of(handler), new Random(1), index, EngineListener.NONE);
  private final Partition partition =
      engine.assign(new TopicPartition(TOPIC, 0), 0, CompletedOffsets.NONE);
  private long deadLetters;

  private void markDeadLettersKnown() {
    partition.setDeadLettersKnown(true);
    engine.recheckParkedKeys();
  }

  private static ConsumerRecord<byte[], byte[]> record(EventOrigin origin, String key) {
    return new ConsumerRecord<>(
        origin.topic(),
        origin.partition(),
        origin.offset(),
        origin.timestampMillis(),
        TimestampType.CREATE_TIME,
        1,
        1,
        key.getBytes(UTF_8),
        new byte[1],
        new RecordHeaders(),
        Optional.empty());
  }

  private void receive(long offset, String key) {
    engine.receive(
        partition, record(new EventOrigin(TOPIC, 0, offset, offset, 0), key), List.of(handler));
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
    index.read(new DeadLetterRecord.Written(deadLetter, Optional.empty()));
    engine.recheckParkedKeys();
    return deadLetter;
  }

  private void resolved(DeadLetter deadLetter, Resolution.Kind kind) {
    index.read(
        new DeadLetterRecord.Resolved(
            new DeadLetterId(0, deadLetters++),
            DeadLetterSummary.of(deadLetter),
            new Resolution(deadLetter.id(), kind, "ada", Instant.EPOCH, Optional.empty())));
    engine.recheckParkedKeys();
  }

  /** Passes the redriven events that are selected to the engine. */
  private void redrive(DeadLetter... all) {
    for (RedrivenEvents.Selected selected : index.redriven().select(engine)) {
      for (DeadLetter each : all) {
        if (each.id().equals(selected.deadLetter().id())) {
          String key = new String(each.key().bytes().orElseThrow(), UTF_8);
          engine.redrive(selected.partition(), record(each.origin(), key), handler, each);
        }
      }
    }
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

  private DeadLetter assertParked(long offset) {
    Task task = engine.pollWrite();
    assertThat(task).as("a dead letter to write").isNotNull();
    assertThat(task.record().offset()).isEqualTo(offset);
    assertThat(task.disposition()).isEqualTo(Disposition.PARKED);
    assertThat(task.redriven()).isNull();
    DeadLetter parked =
        deadLetter(new String(task.record().key(), UTF_8), task.record().offset(), 0);
    index.onWritten(parked, Optional.empty(), index.state());
    engine.completeWrite(task);
    return parked;
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
    assertThat(assertParked(5)).isNotNull();
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
    assertThat(assertParked(5)).isNotNull();
    assertThat(assertParked(7)).isNotNull();
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
    DeadLetter third = assertParked(5);
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
      var unused = assertParked(offset);
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

  private void assertResolved(DeadLetter deadLetter, Resolution.Kind kind) {
    Task task = engine.pollWrite();
    assertThat(task).as("a resolution to write").isNotNull();
    assertThat(task.redriven()).isEqualTo(deadLetter);
    assertThat(task.resolution()).isEqualTo(kind);
    index.onResolved(DeadLetterSummary.of(deadLetter), kind);
    engine.completeWrite(task);
  }

  private void failAndWrite(DeadLetter replaced, DeadLetter again) {
    KeyQueue queue = engine.take(0);
    assertThat(queue).isNotNull();
    queue.setResult(0, Failure.of(Failure.Kind.HANDLER, new IllegalStateException()));
    engine.complete(queue, 0);
    Task failed = engine.pollWrite();
    assertThat(failed).isNotNull();
    assertThat(failed.resolution()).isNull();
    index.onWritten(again, Optional.of(replaced.id()), index.state());
    engine.completeWrite(failed);
  }

  @Test
  void redrivenEventIsFinishedAfterItsResolutionIsWritten() {
    markDeadLettersKnown();
    DeadLetter first = read(deadLetter("a", 1, 0));
    resolved(first, Resolution.Kind.REDRIVEN);
    redrive(first);
    receive(5, "a");

    handle(1);

    assertThat(partition.isBusy()).isTrue();
    assertNothingReady();
    assertResolved(first, Resolution.Kind.HANDLED);
    assertThat(index.size()).isZero();
    assertThat(partition.committable()).as("it has no offset to commit").isEqualTo(5);
    handle(5);
    assertThat(partition.committable()).isEqualTo(6);
    assertThat(partition.bufferedRecords()).isZero();
  }

  @Test
  void redrivenEventPrecedesLaterEventsThatWait() {
    markDeadLettersKnown();
    DeadLetter first = read(deadLetter("a", 1, 0));
    DeadLetter second = read(deadLetter("a", 2, 0));
    resolved(first, Resolution.Kind.REDRIVEN);
    resolved(second, Resolution.Kind.REDRIVEN);
    receive(5, "a");
    assertNothingReady();

    redrive(second, first);

    handle(1);
    assertResolved(first, Resolution.Kind.HANDLED);
    handle(2);
    assertResolved(second, Resolution.Kind.HANDLED);
    handle(5);
  }

  @Test
  void discardedEventIsNotHandledAlthoughItWasRedriven() {
    markDeadLettersKnown();
    DeadLetter first = read(deadLetter("a", 1, 0));
    DeadLetter second = read(deadLetter("a", 2, 0));
    resolved(first, Resolution.Kind.REDRIVEN);
    resolved(second, Resolution.Kind.REDRIVEN);
    redrive(first, second);
    handle(1);
    resolved(second, Resolution.Kind.DISCARDED);

    assertResolved(first, Resolution.Kind.HANDLED);

    assertNothingReady();
    assertThat(partition.bufferedRecords()).isZero();
  }

  @Test
  void eventsAreRedrivenAfterDeadLettersOfOthersAreKnown() {
    DeadLetter first = read(deadLetter("a", 1, 0));
    resolved(first, Resolution.Kind.REDRIVEN);
    assertThat(index.redriven().select(engine)).isEmpty();

    markDeadLettersKnown();

    assertThat(index.redriven().select(engine)).hasSize(1);
    assertThat(index.redriven().select(engine)).as("it is being read").isEmpty();
  }

  @Test
  void redrivenEventIsReadAgainAfterItsPartitionWasReassigned() {
    markDeadLettersKnown();
    DeadLetter first = read(deadLetter("a", 1, 0));
    resolved(first, Resolution.Kind.REDRIVEN);
    redrive(first);
    engine.forget(partition);
    assertThat(index.redriven().select(engine)).isEmpty();

    engine.assign(partition.topicPartition(), 0, CompletedOffsets.NONE).setDeadLettersKnown(true);

    assertThat(index.redriven().select(engine)).hasSize(1);
  }

  @Test
  void limitedNumberOfRedrivenEventsIsInMemory() {
    markDeadLettersKnown();
    List<DeadLetter> all = new ArrayList<>();
    for (int offset = 0; offset < 3 * RedrivenEvents.MAX_LOADED; offset++) {
      DeadLetter each =
          read(deadLetter("k" + offset, new EventOrigin(TOPIC, 0, offset, 1, 0), false));
      resolved(each, Resolution.Kind.REDRIVEN);
      all.add(each);
    }
    List<RedrivenEvents.Selected> selected = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      List<RedrivenEvents.Selected> more = index.redriven().select(engine);
      more.forEach(each -> index.redriven().passed(each.deadLetter().id(), 100));
      selected.addAll(more);
    }
    assertThat(selected).hasSizeBetween(RedrivenEvents.MAX_LOADED / 2, RedrivenEvents.MAX_LOADED);

    int handled = 0;
    while (index.redriven().select(engine).isEmpty()) {
      resolved(all.get(handled++), Resolution.Kind.HANDLED);
    }
    assertThat(handled).as("others are read together").isGreaterThan(RedrivenEvents.MIN_READING);
  }

  @Test
  void redrivenEventsThatWereNotReadAreSelectedAgainInTheirOrder() {
    markDeadLettersKnown();
    for (int offset = 0; offset < 10; offset++) {
      DeadLetter each =
          read(deadLetter("k" + offset, new EventOrigin(TOPIC, 0, offset, 1, 0), false));
      resolved(each, Resolution.Kind.REDRIVEN);
    }
    List<RedrivenEvents.Selected> selected = index.redriven().select(engine);
    selected.subList(0, 4).forEach(each -> index.redriven().passed(each.deadLetter().id(), 100));

    selected.subList(4, 10).forEach(index.redriven()::postpone);

    assertThat(index.redriven().select(engine)).isEqualTo(selected.subList(4, 10));
  }

  @Test
  void eventsBehindRedrivenEventThatFailsAgainAreParkedAgain() {
    markDeadLettersKnown();
    DeadLetter first = read(deadLetter("a", 1, 0));
    DeadLetter second = read(deadLetter("a", 2, 0));
    resolved(first, Resolution.Kind.REDRIVEN);
    resolved(second, Resolution.Kind.REDRIVEN);
    redrive(first, second);

    failAndWrite(first, deadLetter("a", 1, 1));

    assertNothingReady();
    assertResolved(second, Resolution.Kind.PARKED);
    assertThat(engine.pollWrite()).as("the same dead letter, no copy").isNull();
    assertThat(index.redriven().size()).isZero();
    receive(5, "a");
    assertThat(assertParked(5)).isNotNull();
  }

  @Test
  void deadLetterThatIsResolvedCannotBeRedriven() {
    markDeadLettersKnown();
    DeadLetter first = read(deadLetter("a", 1, 0));
    resolved(first, Resolution.Kind.DISCARDED);

    resolved(first, Resolution.Kind.REDRIVEN);

    assertThat(index.redriven().size()).isZero();
    assertThat(index.size()).isZero();
  }

  @Test
  void lateRecordsOfReplacedDeadLetterAreIgnored() {
    markDeadLettersKnown();
    DeadLetter first = read(deadLetter("a", 1, 0));
    resolved(first, Resolution.Kind.REDRIVEN);
    DeadLetter again = deadLetter("a", 1, 1);
    ParkedKeyIndex.State before = index.state();
    index.onWritten(again, Optional.of(first.id()), before);
    index.read(new DeadLetterRecord.Written(again, Optional.of(first.id())));
    resolved(again, Resolution.Kind.DISCARDED);
    index.onWritten(again, Optional.of(first.id()), before);

    assertThat(index.size()).isZero();
    assertThat(index.redriven().size()).isZero();
  }

  @Test
  void deadLettersThatDoNotParkAreIgnoredUntilTheyAreRedriven() {
    markDeadLettersKnown();
    DeadLetter first = read(deadLetter("a", new EventOrigin(TOPIC, 0, 1, 1, 0), false));
    assertThat(index.size()).isZero();

    resolved(first, Resolution.Kind.REDRIVEN);
    redrive(first);

    handle(1);
    assertResolved(first, Resolution.Kind.HANDLED);
    assertThat(index.redriven().size()).isZero();
  }

  @Test
  void parkedKeySurvivesTheExpansionOfItsTopic() {
    markDeadLettersKnown();
    DeadLetter first = read(deadLetter("a", 100, 0));
    Partition added = engine.assign(new TopicPartition(TOPIC, 7), 0, CompletedOffsets.NONE);
    added.setDeadLettersKnown(true);

    engine.receive(added, record(new EventOrigin(TOPIC, 7, 0, 500, 0), "a"), List.of(handler));

    assertNothingReady();
    Task parked = engine.pollWrite();
    assertThat(parked).isNotNull();
    assertThat(parked.disposition()).isEqualTo(Disposition.PARKED);
    DeadLetter second = deadLetter("a", new EventOrigin(TOPIC, 7, 0, 500, 0), true);
    index.onWritten(second, Optional.empty(), index.state());
    engine.completeWrite(parked);

    resolved(second, Resolution.Kind.REDRIVEN);
    redrive(second);
    assertNothingReady();
    assertResolved(second, Resolution.Kind.PARKED);
    resolved(first, Resolution.Kind.REDRIVEN);
    resolved(second, Resolution.Kind.REDRIVEN);
    redrive(first);
    handle(100);
  }

  @Test
  void eventThatIsReadAgainDoesNotWaitForLaterOnesOfAnotherPartition() {
    markDeadLettersKnown();
    DeadLetter first = read(deadLetter("a", 100, 0));
    DeadLetter second = read(deadLetter("a", new EventOrigin(TOPIC, 7, 0, 500, 0), true));
    resolved(first, Resolution.Kind.REDRIVEN);
    resolved(second, Resolution.Kind.REDRIVEN); // its owner waits for the first

    receive(90, "a");
    redrive(first);

    handle(90);
    handle(100);
  }

  @Test
  void eventOfAnExpandedTopicWaitsForEarlierOnesOfAnotherPartition() {
    markDeadLettersKnown();
    DeadLetter other = read(deadLetter("a", new EventOrigin(TOPIC, 7, 0, 50, 0), true));
    resolved(other, Resolution.Kind.REDRIVEN);

    receive(90, "a");
    assertNothingReady();
    resolved(other, Resolution.Kind.HANDLED);

    handle(90);
  }

  @Test
  void redrivenEventOfAnEarlierTimePrecedesTheEventThatWaitsForIt() {
    markDeadLettersKnown();
    DeadLetter dead = read(deadLetter("a", new EventOrigin(TOPIC, 0, 100, 10, 0), true));
    resolved(dead, Resolution.Kind.REDRIVEN);

    receive(90, "a");
    assertNothingReady();
    redrive(dead);

    handle(100);
    assertResolved(dead, Resolution.Kind.HANDLED);
    handle(90);
  }

  @Test
  void redrivenEventOfAPartitionThatIsGoneIsHandledByAnotherOwner() {
    markDeadLettersKnown();
    DeadLetter gone = read(deadLetter("a", new EventOrigin(TOPIC, 3, 1, 1, 0), true));
    resolved(gone, Resolution.Kind.REDRIVEN);
    assertThat(index.redriven().select(engine)).isEmpty();

    index.redriven().setPartitionCounts(Map.of(TOPIC, 1));

    redrive(gone);
    handle(1);
    assertResolved(gone, Resolution.Kind.HANDLED);
  }

  @Test
  void redrivenEventOfANewPartitionIsNotHandledByAnotherOwner() {
    markDeadLettersKnown();
    index.redriven().setPartitionCounts(Map.of(TOPIC, 1));
    DeadLetter added = read(deadLetter("a", new EventOrigin(TOPIC, 3, 1, 1, 0), true));
    resolved(added, Resolution.Kind.REDRIVEN);

    assertThat(index.redriven().select(engine)).as("the number may be outdated").isEmpty();
    assertThat(index.redriven().awaitsPartitionCounts()).isTrue();
    index.redriven().setPartitionCounts(Map.of(TOPIC, 4));

    assertThat(index.redriven().select(engine)).isEmpty();
    assertThat(index.redriven().awaitsPartitionCounts()).isFalse();
  }

  /** The reader notices a recreated topic later than the writer uses it. */
  @Test
  void deadLetterWithAReusedIdParksItsKey() {
    markDeadLettersKnown();
    DeadLetter former = read(deadLetter("a", 1, 0));
    resolved(former, Resolution.Kind.DISCARDED);
    deadLetters = 0;

    index.onWritten(deadLetter("b", 2, 0), Optional.empty(), index.state());

    receive(5, "b");
    assertParked(5);
  }

  @Test
  void resolutionOfADeadLetterWithAReusedIdDoesNotEndARedrive() {
    markDeadLettersKnown();
    DeadLetter former = deadLetter("a", 1, 0);
    deadLetters = 0;
    DeadLetter now = read(deadLetter("b", 2, 0));
    resolved(now, Resolution.Kind.REDRIVEN);

    resolved(former, Resolution.Kind.HANDLED);

    assertThat(index.redriven().contains(now.id())).isTrue();
    redrive(now);
    handle(2);
  }

  @Test
  void deadLetterWithTheIdOfTheOneThatItReplacesIsOpen() {
    markDeadLettersKnown();
    DeadLetter first = deadLetter("a", 1, 1);
    index.read(new DeadLetterRecord.Written(first, Optional.of(first.id())));

    assertThat(index.size()).isEqualTo(1);
  }

  /** The acknowledgement of a write may be processed later than what followed it in the topic. */
  @Test
  void ownResolutionDoesNotOverrideANewerOneThatWasRead() {
    markDeadLettersKnown();
    DeadLetter first = read(deadLetter("a", 1, 0));
    resolved(first, Resolution.Kind.REDRIVEN);
    ParkedKeyIndex.State before = index.state();
    DeadLetterId own = new DeadLetterId(0, deadLetters);
    resolved(first, Resolution.Kind.PARKED);
    resolved(first, Resolution.Kind.REDRIVEN);

    index.onResolved(DeadLetterSummary.of(first), Resolution.Kind.PARKED, own, before);

    assertThat(index.redriven().contains(first.id())).isTrue();
    redrive(first);
    handle(1);
  }

  /** The topic was recreated with fewer partitions, so that offsets and times do not agree. */
  @Test
  void redrivenEventsOfAPartitionKeepTheirOrderBesideThoseOfAnother() {
    markDeadLettersKnown();
    DeadLetter first = read(deadLetter("a", new EventOrigin(TOPIC, 0, 2, 0, 0), true));
    DeadLetter low = read(deadLetter("a", new EventOrigin(TOPIC, 0, 9, 9, 0), true));
    DeadLetter other = read(deadLetter("a", new EventOrigin(TOPIC, 3, 0, 5, 0), true));
    DeadLetter high = read(deadLetter("a", new EventOrigin(TOPIC, 0, 11, 1, 0), true));
    List<DeadLetter> all = List.of(first, low, other, high);
    all.forEach(each -> resolved(each, Resolution.Kind.REDRIVEN));
    index.redriven().setPartitionCounts(Map.of(TOPIC, 1));

    all.forEach(each -> engine.redrive(partition, record(each.origin(), "a"), handler, each));

    handle(2); // a worker could have it since it was the only one
    assertResolved(first, Resolution.Kind.HANDLED);
    handle(0);
    assertResolved(other, Resolution.Kind.HANDLED);
    handle(9);
    assertResolved(low, Resolution.Kind.HANDLED);
    handle(11);
  }

  @Test
  void redrivenEventPrecedesEventsOfARecreatedTopicThatWaitForIt() {
    markDeadLettersKnown();
    DeadLetter former = read(deadLetter("a", new EventOrigin(TOPIC, 0, 18, 1, 0), true));
    resolved(former, Resolution.Kind.REDRIVEN);
    receive(4, "a");
    assertNothingReady();

    redrive(former);

    handle(18);
    assertResolved(former, Resolution.Kind.HANDLED);
    handle(4);
  }

  /** The event that is read again is earlier than those of both partitions. */
  @Test
  void redrivenEventsOfTwoPartitionsDoNotWaitForAnEventThatIsReadAgain() {
    markDeadLettersKnown();
    Partition added = engine.assign(new TopicPartition(TOPIC, 7), 0, CompletedOffsets.NONE);
    added.setDeadLettersKnown(true);
    DeadLetter first = read(deadLetter("a", 2, 0));
    DeadLetter second = read(deadLetter("a", new EventOrigin(TOPIC, 7, 0, 500, 0), true));
    resolved(first, Resolution.Kind.REDRIVEN);
    resolved(second, Resolution.Kind.REDRIVEN);
    receive(1, "a");
    redrive(first, second);

    handle(1);
    handle(2);
    assertResolved(first, Resolution.Kind.HANDLED);
  }

  @Test
  void expiredDeadLettersReleaseTheirKeys() {
    markDeadLettersKnown();
    DeadLetter open = read(deadLetter("a", 1, 0));
    DeadLetter redriven = read(deadLetter("b", 2, 0));
    read(deadLetter("c", 3, 0));
    resolved(redriven, Resolution.Kind.REDRIVEN);
    receive(5, "b");
    assertNothingReady();

    index.removeBelow(0, redriven.id().offset() + 1);
    engine.recheckParkedKeys();

    assertThat(open.id().offset()).isZero();
    assertThat(index.size()).isEqualTo(1);
    assertThat(index.redriven().size()).isZero();
    handle(5);
  }

  /** Allocation is exact here, since nothing that is allocated is garbage but keys of lookups. */
  @Test
  void parkedEventInAKeyOfItsOwnCostsAtMost250Bytes() {
    int events = 50_000;
    ParkedKeyIndex[] retained = new ParkedKeyIndex[4];
    retained[0] = filled(events); // loads classes
    long before = usedBytes();
    for (int i = 0; i < retained.length; i++) {
      retained[i] = null;
    }
    before = usedBytes();
    for (int i = 0; i < retained.length; i++) {
      retained[i] = filled(events);
    }

    long each = (usedBytes() - before) / (events * retained.length);

    assertThat(retained).allMatch(filled -> filled.size() == events);
    assertThat(each).isBetween(100L, 250L);
  }

  private static ParkedKeyIndex filled(int events) {
    ParkedKeyIndex filled = new ParkedKeyIndex();
    for (int i = 0; i < events; i++) {
      byte[] key = "student-%06d".formatted(i).getBytes(UTF_8);
      DeadLetter deadLetter =
          DeadLetterSamples.parking(i, new String(key, UTF_8), i, Disposition.PARKED, 0);
      filled.read(new DeadLetterRecord.Written(deadLetter, Optional.empty()));
    }
    return filled;
  }

  private static long usedBytes() {
    Runtime runtime = Runtime.getRuntime();
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
    }
    return used;
  }
}
