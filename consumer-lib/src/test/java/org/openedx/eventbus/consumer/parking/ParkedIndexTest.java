package org.openedx.eventbus.consumer.parking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
import org.openedx.eventbus.consumer.config.Ordering;
import org.openedx.eventbus.consumer.deadletter.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.DeadLetterHeaders;
import org.openedx.eventbus.consumer.deadletter.Disposition;
import org.openedx.eventbus.consumer.deadletter.LetterId;
import org.openedx.eventbus.consumer.deadletter.LetterKey;
import org.openedx.eventbus.consumer.deadletter.LetterNews;
import org.openedx.eventbus.consumer.deadletter.Resolution;
import org.openedx.eventbus.consumer.deadletter.Source;
import org.openedx.eventbus.consumer.engine.Breaker;
import org.openedx.eventbus.consumer.engine.Engine;
import org.openedx.eventbus.consumer.engine.EngineListener;
import org.openedx.eventbus.consumer.engine.Failure;
import org.openedx.eventbus.consumer.engine.FailureRule;
import org.openedx.eventbus.consumer.engine.Lane;
import org.openedx.eventbus.consumer.engine.Partition;
import org.openedx.eventbus.consumer.engine.Receiver;
import org.openedx.eventbus.consumer.engine.Task;
import org.openedx.eventbus.consumer.engine.Verdict;
import org.openedx.eventbus.consumer.offsets.CompletedOffsets;

/** An engine whose handler parks, with what it knows of dead letters. */
class ParkedIndexTest {
  private static final String TOPIC = "t";
  private static final String REDRIVE = "group.redrive";

  private static final FailureRule PARKS =
      new FailureRule() {
        @Override
        public Verdict judge(
            Failure failure,
            int attempts,
            long failingNanos,
            java.util.random.RandomGenerator random) {
          return new Verdict.GiveUp(Disposition.REJECTED);
        }

        @Override
        public boolean parks() {
          return true;
        }
      };

  private final Receiver receiver =
      new Receiver("mailer", PARKS, new Breaker(0, Duration.ZERO, Duration.ZERO));
  private final ParkedIndex index = new ParkedIndex(REDRIVE);
  private final Engine engine =
      new Engine(Ordering.KEY, 10, List.of(receiver), new Random(1), index, EngineListener.NONE);
  private final Partition partition = partition(TOPIC);
  private final Partition redrive = partition(REDRIVE);
  private long letters;

  private Partition partition(String topic) {
    Partition assigned = engine.assign(new TopicPartition(topic, 0), 0, CompletedOffsets.NONE);
    if (topic.equals(REDRIVE)) {
      assigned.redrives();
    }
    return assigned;
  }

  private void knowsLetters() {
    partition.knowsLetters();
    redrive.knowsLetters();
    engine.lettersChanged();
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
    engine.receive(partition, record(TOPIC, offset, key, new RecordHeaders()), List.of(receiver));
  }

  private DeadLetter letter(String key, long offset, int redrives) {
    return new DeadLetter(
        new LetterId(0, letters++),
        "mailer",
        Disposition.REJECTED,
        true,
        new Source(TOPIC, 0, offset, offset, redrives),
        Optional.empty(),
        Optional.empty(),
        LetterKey.of(key.getBytes(UTF_8)),
        Optional.empty(),
        Optional.empty(),
        1,
        Optional.empty(),
        Instant.EPOCH,
        10);
  }

  private DeadLetter read(DeadLetter letter) {
    index.read(new LetterNews.Written(letter));
    engine.lettersChanged();
    return letter;
  }

  private void resolved(DeadLetter letter, Resolution.Kind kind) {
    index.read(
        new LetterNews.Resolved(
            new LetterId(0, letters++),
            new Resolution(letter.id(), kind, "ada", Instant.EPOCH, Optional.empty())));
    engine.lettersChanged();
  }

  private void redriven(long offset, DeadLetter letter) {
    Headers headers = DeadLetterHeaders.redriven("group", letter, new RecordHeaders());
    engine.receive(
        redrive,
        record(REDRIVE, offset, new String(letter.key().bytes().orElseThrow(), UTF_8), headers),
        List.of(receiver));
  }

  private void assertNothingBegins() {
    assertThat(engine.take(0)).isNull();
  }

  private void handle(long offset) {
    Lane lane = engine.take(0);
    assertThat(lane).as("something to do").isNotNull();
    assertThat(lane.first().record().offset()).isEqualTo(offset);
    lane.worked(1, null);
    engine.handedBack(lane, 0);
  }

  private void assertParked(long offset) {
    Task task = engine.takeLetter();
    assertThat(task).as("a letter to write").isNotNull();
    assertThat(task.record().offset()).isEqualTo(offset);
    assertThat(task.disposition()).isEqualTo(Disposition.PARKED);
    index.wrote(letter(new String(task.record().key(), UTF_8), task.record().offset(), 0));
    engine.written(task);
  }

  @Test
  void nothingBeginsUntilTheLettersOfOthersAreKnown() {
    receive(5, "a");
    assertNothingBegins();
    assertThat(engine.awaitsLetters()).isTrue();

    read(letter("a", 1, 0));
    assertNothingBegins();
    knowsLetters();

    assertNothingBegins();
    assertParked(5);
    assertThat(partition.committable()).isEqualTo(6);
  }

  @Test
  void laterEventsOfAParkedKeyAreParkedAndOthersAreNot() {
    knowsLetters();
    read(letter("a", 1, 0));

    receive(5, "a");
    receive(6, "b");
    receive(7, "a");

    handle(6);
    assertParked(5);
    assertParked(7);
    assertThat(index.keys()).isEqualTo(1);
    assertThat(partition.committable()).isEqualTo(8);
  }

  @Test
  void anEventThatIsALetterAlreadyIsDoneWithWhenItIsReadAgain() {
    knowsLetters();
    read(letter("a", 5, 0));

    receive(4, "a");
    receive(5, "a");

    handle(4);
    assertNothingBegins();
    assertThat(engine.takeLetter()).isNull();
    assertThat(partition.committable()).isEqualTo(6);
  }

  @Test
  void anEventOfATopicThatWasMadeAnewIsNotTakenForTheLetterAtItsOffset() {
    knowsLetters();
    DeadLetter old = letter("a", 5, 0);
    read(
        new DeadLetter(
            old.id(),
            old.handler(),
            old.disposition(),
            true,
            new Source(TOPIC, 0, 5, 99, 0),
            old.type(),
            old.eventId(),
            old.key(),
            old.cause(),
            old.message(),
            1,
            old.firstFailure(),
            old.time(),
            10));

    receive(5, "a");

    handle(5);
  }

  @Test
  void newEventsWaitForRedrivenOnesAndGoOnWhenTheseAreHandled() {
    knowsLetters();
    DeadLetter first = read(letter("a", 1, 0));
    DeadLetter second = read(letter("a", 2, 0));
    resolved(first, Resolution.Kind.REDRIVEN);
    receive(5, "a");
    assertParked(5);
    DeadLetter third = letter("a", 5, 0);
    read(third);
    resolved(second, Resolution.Kind.REDRIVEN);
    resolved(third, Resolution.Kind.REDRIVEN);

    receive(6, "a");
    assertNothingBegins();
    assertThat(engine.takeLetter()).as("it waits").isNull();
    resolved(first, Resolution.Kind.HANDLED);
    resolved(second, Resolution.Kind.HANDLED);
    assertNothingBegins();
    resolved(third, Resolution.Kind.HANDLED);

    handle(6);
    assertThat(index.keys()).isZero();
  }

  @Test
  void tooManyThatWaitForRedrivenOnesAreParked() {
    knowsLetters();
    DeadLetter first = read(letter("a", 1, 0));
    resolved(first, Resolution.Kind.REDRIVEN);

    for (int offset = 10; offset < 110; offset++) {
      receive(offset, "a");
    }
    assertThat(engine.takeLetter()).as("a hundred wait").isNull();
    receive(110, "a");

    for (int offset = 10; offset <= 110; offset++) {
      assertParked(offset);
    }
    assertThat(engine.awaitsLetters()).isFalse();
    assertThat(partition.committable()).isEqualTo(111);
  }

  @Test
  void aDiscardedLetterHoldsNothingBack() {
    knowsLetters();
    DeadLetter first = read(letter("a", 1, 0));
    resolved(first, Resolution.Kind.DISCARDED);

    receive(5, "a");

    handle(5);
  }

  @Test
  void aRedrivenEventIsFinishedWhenItsLetterSaysThatItWasHandled() {
    knowsLetters();
    DeadLetter first = read(letter("a", 1, 0));
    resolved(first, Resolution.Kind.REDRIVEN);
    redriven(0, first);

    handle(0);

    assertThat(redrive.committable()).isZero();
    Task answer = engine.takeLetter();
    assertThat(answer).isNotNull();
    assertThat(answer.disposition()).isNull();
    index.answered(first.id());
    engine.written(answer);
    assertThat(redrive.committable()).isEqualTo(1);
    assertThat(index.keys()).isZero();
  }

  @Test
  void aRedrivenEventWhoseLetterIsAnsweredIsNotHandledAgain() {
    knowsLetters();
    DeadLetter first = read(letter("a", 1, 0));
    resolved(first, Resolution.Kind.REDRIVEN);
    resolved(first, Resolution.Kind.HANDLED);

    redriven(0, first);

    assertNothingBegins();
    assertThat(redrive.committable()).isEqualTo(1);
  }

  @Test
  void aRedrivenEventWaitsUntilItsLetterIsKnown() {
    knowsLetters();
    DeadLetter first = letter("a", 1, 0);

    redriven(0, first);
    assertNothingBegins();
    read(first);

    handle(0);
  }

  @Test
  void whatIsBehindARedrivenEventThatFailsAgainIsParkedAgain() {
    knowsLetters();
    DeadLetter first = read(letter("a", 1, 0));
    DeadLetter second = read(letter("a", 2, 0));
    resolved(first, Resolution.Kind.REDRIVEN);
    resolved(second, Resolution.Kind.REDRIVEN);
    redriven(0, first);
    redriven(1, second);
    Lane lane = engine.take(0);
    assertThat(lane).isNotNull();
    lane.worked(0, new Failure(Failure.Kind.HANDLER, new IllegalStateException()));
    engine.handedBack(lane, 0);
    Task failed = engine.takeLetter();
    assertThat(failed).isNotNull();
    index.wrote(letter("a", 1, 1));

    engine.written(failed);

    assertNothingBegins();
    Task behind = engine.takeLetter();
    assertThat(behind).isNotNull();
    assertThat(behind.record().offset()).isEqualTo(1);
    assertThat(behind.disposition()).isEqualTo(Disposition.PARKED);
  }

  @Test
  void newsOfALetterThatComeLateChangeNothing() {
    knowsLetters();
    DeadLetter first = letter("a", 1, 0);
    DeadLetter again = letter("a", 1, 1);
    index.wrote(again);
    read(first);
    resolved(first, Resolution.Kind.REDRIVEN);
    read(again);
    resolved(again, Resolution.Kind.DISCARDED);
    index.wrote(again);

    assertThat(index.keys()).isZero();
  }

  @Test
  void lettersOfHandlersThatDoNotParkAreNotKept() {
    DeadLetter parks = letter("a", 1, 0);
    index.read(
        new LetterNews.Written(
            new DeadLetter(
                parks.id(),
                parks.handler(),
                parks.disposition(),
                false,
                parks.source(),
                parks.type(),
                parks.eventId(),
                parks.key(),
                parks.cause(),
                parks.message(),
                1,
                parks.firstFailure(),
                parks.time(),
                10)));

    assertThat(index.keys()).isZero();
  }
}
