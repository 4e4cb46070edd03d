package org.openedx.eventbus.consumer.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.config.Ordering;
import org.openedx.eventbus.consumer.deadletter.Disposition;
import org.openedx.eventbus.consumer.offsets.CompletedOffsets;

class EngineTest {
  private static final TopicPartition TP = new TopicPartition("t", 0);
  private static final Exception FAULT = new IllegalStateException("down");

  /** Retries after 10, gives up after the third attempt. */
  private static final FailureRule RULE =
      new FailureRule() {
        @Override
        public Verdict judge(
            Failure failure,
            int attempts,
            long failingNanos,
            java.util.random.RandomGenerator random) {
          return failure.kind() == Failure.Kind.POISON
              ? new Verdict.GiveUp(Disposition.POISON)
              : attempts < 3 ? new Verdict.Retry(10) : new Verdict.GiveUp(Disposition.EXHAUSTED);
        }

        @Override
        public boolean parks() {
          return false;
        }
      };

  private final Receiver receiver = receiver("one", 0);
  private final Receiver other = receiver("other", 0);
  private Engine engine = engine(Ordering.KEY, 10);
  private Partition partition = engine.assign(TP, 0, CompletedOffsets.NONE);
  private long offset;

  private static Receiver receiver(String name, int breakerKeys) {
    return new Receiver(
        name, RULE, new Breaker(breakerKeys, Duration.ofNanos(100), Duration.ofNanos(50)));
  }

  private Engine engine(Ordering ordering, int turn) {
    return engine(ordering, turn, List.of(receiver, other));
  }

  private static Engine engine(Ordering ordering, int turn, List<Receiver> receivers) {
    return new Engine(
        ordering, turn, receivers, new Random(1), ParkedKeys.NONE, EngineListener.NONE);
  }

  private void use(Engine another) {
    engine = another;
    partition = engine.assign(TP, 0, CompletedOffsets.NONE);
  }

  private void receive(@Nullable String key, Receiver... receivers) {
    byte[] bytes = key == null ? null : key.getBytes(UTF_8);
    engine.receive(
        partition,
        new ConsumerRecord<>(
            TP.topic(),
            TP.partition(),
            offset++,
            0,
            TimestampType.CREATE_TIME,
            3,
            10,
            bytes,
            new byte[10],
            new RecordHeaders(),
            Optional.empty()),
        List.of(receivers));
  }

  private Lane take(long now) {
    engine.tick(now);
    Lane lane = engine.take(now);
    assertThat(lane).as("a lane at " + now).isNotNull();
    return lane;
  }

  private void assertNothingToDo(long now) {
    engine.tick(now);
    assertThat(engine.take(now)).as("a lane at " + now).isNull();
  }

  private void done(Lane lane, int tasks) {
    lane.worked(tasks, null);
    engine.handedBack(lane, 0);
  }

  private void fail(Lane lane, Failure.Kind kind, long now) {
    lane.worked(0, new Failure(kind, FAULT));
    engine.handedBack(lane, now);
  }

  @Test
  void aKeyIsWithOneWorkerAtATimeAndOthersAreNot() {
    receive("a", receiver);
    receive("b", receiver);
    receive("a", receiver);
    Lane a = take(0);
    Lane b = take(0);
    assertNothingToDo(0);

    assertThat(a.count()).isEqualTo(2);
    done(a, 1);
    Lane again = take(0);
    assertThat(again.first().record().offset()).isEqualTo(2);
    done(b, 1);
    assertThat(partition.committable()).isEqualTo(2);
  }

  @Test
  void handlersOfOneEventAreEachGivenItAndFailApart() {
    receive("a", receiver, other);
    receive("a", receiver, other);
    Lane one = take(0);
    Lane two = take(0);
    assertThat(one.receiver()).isNotSameAs(two.receiver());

    fail(one, Failure.Kind.HANDLER, 0);
    done(two, 2);

    assertThat(partition.committable()).isZero();
    done(take(10), 1);
    assertThat(partition.committable()).isEqualTo(1);
    done(take(10), 1);
    assertThat(partition.committable()).isEqualTo(2);
    assertThat(partition.records()).isZero();
    assertThat(partition.bytes()).isZero();
  }

  @Test
  void afterAFailureItsKeyAloneWaitsAndThenGoesOneByOne() {
    receive("a", receiver);
    receive("a", receiver);
    receive("b", receiver);
    fail(take(0), Failure.Kind.HANDLER, 0);
    done(take(0), 1);
    assertNothingToDo(9);
    assertThat(engine.nextDue()).isEqualTo(10);

    Lane again = take(10);
    assertThat(again.count()).isEqualTo(1);
    assertThat(again.first().attempt()).isEqualTo(2);
    assertThat(partition.committable()).isZero();
    assertThat(partition.finished().contains(2)).isTrue();
  }

  @Test
  void afterTheLastAttemptTheLetterIsWrittenBeforeTheKeyGoesOn() {
    receive("a", receiver);
    receive("a", receiver);
    for (int attempt = 0; attempt < 3; attempt++) {
      fail(take(attempt * 10L), Failure.Kind.HANDLER, attempt * 10L);
    }
    Task letter = engine.takeLetter();
    assertThat(letter).isNotNull();
    assertThat(letter.disposition()).isEqualTo(Disposition.EXHAUSTED);
    assertNothingToDo(1000);
    assertThat(partition.committable()).isZero();

    engine.written(letter);

    assertThat(partition.committable()).isEqualTo(1);
    assertThat(take(1000).first().record().offset()).isEqualTo(1);
  }

  @Test
  void aLetterThatCannotBeWrittenStopsItsPartitionUntilItIs() {
    receive("a", receiver);
    receive("b", receiver);
    fail(take(0), Failure.Kind.POISON, 0);
    Task letter = engine.takeLetter();
    assertThat(letter).isNotNull();

    engine.unwritten(letter, FAULT, 0);

    assertThat(partition.stopped()).isEqualTo(Partition.Reason.DEAD_LETTER_UNWRITTEN);
    assertNothingToDo(0);
    long due = engine.nextDue();
    assertNothingToDo(due);
    assertThat(engine.takeLetter()).isSameAs(letter);
    engine.written(letter);
    assertThat(partition.stopped()).isNull();
    assertThat(take(due).first().record().offset()).isEqualTo(1);
  }

  @Test
  void anUnknownSchemaStopsItsPartitionAndCountsAsNoAttempt() {
    Partition second = engine.assign(new TopicPartition("t", 1), 0, CompletedOffsets.NONE);
    receive("a", receiver);
    receive("b", receiver);
    fail(take(0), Failure.Kind.REGISTRY_AWAY, 0);

    assertThat(partition.stopped()).isEqualTo(Partition.Reason.REGISTRY_AWAY);
    assertThat(second.stopped()).isNull();
    assertNothingToDo(0);

    long due = engine.nextDue();
    Lane again = take(due);
    assertThat(again.first().attempt()).isEqualTo(1);
    done(again, 1);
    assertThat(partition.stopped()).isNull();
  }

  @Test
  void lateCompletionsOfAnEarlierAssignmentCountForNothing() {
    receive("a", receiver);
    Lane late = take(0);
    engine.forget(partition);
    partition = engine.assign(TP, 0, CompletedOffsets.NONE);
    offset = 0;
    receive("a", receiver);

    assertThat(late.halted()).isTrue();
    done(late, 1);

    assertThat(partition.committable()).isZero();
    done(take(0), 1);
    assertThat(partition.committable()).isEqualTo(1);
  }

  @Test
  void whatWasFinishedBeforeIsNotGivenAgain() {
    receive("a", receiver);
    receive("b", receiver);
    done(take(0), 0);
    Lane b = take(0);
    assertThat(b.first().record().offset()).isEqualTo(1);
    done(b, 1);
    String remembered = partition.finished().encode(partition.committable());

    engine.forget(partition);
    partition = engine.assign(TP, 0, CompletedOffsets.decode(0, remembered));
    offset = 0;
    receive("a", receiver);
    receive("b", receiver);

    done(take(0), 1);
    assertNothingToDo(0);
    assertThat(partition.committable()).isEqualTo(2);
  }

  @Test
  void aProbeThatNeverReturnsIsFollowedByAnother() {
    Receiver ill = receiver("ill", 2);
    use(engine(Ordering.KEY, 1, List.of(ill)));
    for (String key : List.of("a", "b", "c", "d")) {
      receive(key, ill);
    }
    fail(take(0), Failure.Kind.HANDLER, 0);
    fail(take(0), Failure.Kind.HANDLER, 0);

    Lane never = take(50);
    assertNothingToDo(99);
    assertThat(engine.nextDue()).isEqualTo(100);
    Lane next = take(100);
    assertThat(next).as("of another key").isNotSameAs(never);
    assertNothingToDo(149);

    done(next, 1);
    assertThat(ill.breakerState()).isEqualTo(Breaker.State.CLOSED);
    take(149);
  }

  @Test
  void failuresOfManyKeysOpenTheBreakerUntilAnEventGetsThrough() {
    Receiver ill = receiver("ill", 3);
    use(engine(Ordering.KEY, 1, List.of(ill)));
    for (String key : List.of("a", "b", "c", "d")) {
      receive(key, ill);
    }
    for (int i = 0; i < 3; i++) {
      fail(take(0), Failure.Kind.HANDLER, 0);
    }
    assertThat(ill.breakerState()).isEqualTo(Breaker.State.OPEN);
    assertNothingToDo(49);

    Lane probe = take(50);
    assertNothingToDo(50);
    fail(probe, Failure.Kind.HANDLER, 50);
    assertThat(probe.first().attempts()).as("held against the event").isZero();
    assertNothingToDo(99);

    done(take(100), 1);
    assertThat(ill.breakerState()).isEqualTo(Breaker.State.CLOSED);
    for (int i = 0; i < 3; i++) {
      done(take(100), 1);
    }
    assertThat(partition.committable()).isEqualTo(4);
  }

  @Test
  void aPausedHandlerGetsNothingAndOthersDo() {
    receive("a", receiver, other);
    engine.pause(receiver, true);
    Lane lane = take(0);
    assertThat(lane.receiver()).isSameAs(other);
    done(lane, 1);
    assertNothingToDo(0);
    engine.pause(receiver, false);
    done(take(0), 1);
    assertThat(partition.committable()).isEqualTo(1);
  }

  @Test
  void withoutKeysOrOrderEventsNeedNotWaitForEachOther() {
    receive(null, receiver);
    receive(null, receiver);
    assertThat(take(0)).isNotSameAs(take(0));

    use(engine(Ordering.NONE, 10));
    offset = 0;
    receive("a", receiver);
    receive("a", receiver);
    assertThat(take(0)).isNotSameAs(take(0));

    use(engine(Ordering.PARTITION, 10));
    offset = 0;
    receive("a", receiver);
    receive("b", receiver);
    assertThat(take(0).count()).isEqualTo(2);
    assertNothingToDo(0);
  }

  @Test
  void nothingIsCommittedUntilItIsKnownWhereReadingBegan() {
    partition = engine.assign(TP, -1, CompletedOffsets.NONE);
    assertThat(partition.committable()).isNegative();
    partition.begin(42);
    assertThat(partition.committable()).isEqualTo(42);
  }

  @Test
  void whatIsHandedBackTwiceOrWithoutBeingTakenCountsOnce() {
    receive("a", receiver);
    receive("a", receiver);
    receive("a", receiver);
    Lane lane = take(0);
    done(lane, 1);

    done(lane, 1); // it is with nobody
    assertThat(partition.committable()).isEqualTo(1);
    assertThat(partition.busy()).isFalse();
    assertThat(take(0).first().record().offset()).isEqualTo(1);
    done(lane, 2);
    fail(lane, Failure.Kind.HANDLER, 0);

    assertThat(partition.committable()).isEqualTo(3);
    assertThat(partition.busy()).isFalse();
    assertNothingToDo(1_000);
  }

  @Test
  void whatIsHandedBackTwiceOfAPartitionThatIsGivenUpCountsOnce() {
    receive("a", receiver);
    receive("b", receiver);
    Lane a = take(0);
    Lane b = take(0);
    engine.revoke(partition);

    done(a, 0);
    done(a, 0);
    assertThat(partition.busy()).as("b is with a worker").isTrue();
    done(b, 1);

    assertThat(partition.busy()).isFalse();
    assertThat(partition.committable()).isZero();
  }

  @Test
  void headersCountAsMemoryToo() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("bulk", new byte[100_000]);
    headers.add("none", null);
    engine.receive(
        partition,
        new ConsumerRecord<>(
            TP.topic(),
            TP.partition(),
            offset++,
            0,
            TimestampType.CREATE_TIME,
            0,
            10,
            null,
            new byte[10],
            headers,
            Optional.empty()),
        List.of(receiver));

    assertThat(partition.bytes()).isGreaterThan(100_000);
  }

  /** Whatever workers do, all that is below the offset to commit was done, each key in order. */
  @Test
  void theOffsetToCommitNeverPassesWhatIsNotDone() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Lane> running = new ArrayList<>();
    boolean[] finished = new boolean[20_000];
    long[] lastOfKey = new long[50];
    java.util.Arrays.fill(lastOfKey, -1);
    int done = 0;
    while (done < 5_000) {
      for (int i = random.nextInt(10); i > 0; i--) {
        receive(Integer.toString(random.nextInt(50)), receiver);
      }
      Lane taken = engine.take(0);
      if (taken != null) {
        running.add(taken);
      }
      if (!running.isEmpty() && random.nextBoolean()) {
        Lane lane = running.remove(random.nextInt(running.size()));
        int count = random.nextInt(lane.count() + 1);
        Task task = lane.first();
        for (int i = 0; i < count; i++) {
          long at = task.record().offset();
          int key = Integer.parseInt(new String(task.record().key(), UTF_8));
          assertThat(finished[(int) at]).as("seed " + seed).isFalse();
          assertThat(lastOfKey[key]).as("seed " + seed).isLessThan(at);
          lastOfKey[key] = at;
          finished[(int) at] = true;
          done++;
          task = i + 1 < count ? lane.after(task) : task;
        }
        done(lane, count);
      }
      for (int at = 0; at < partition.committable(); at++) {
        assertThat(finished[at]).as("seed " + seed + ", offset " + at).isTrue();
      }
    }
  }

  @Test
  void whatARecordTakesCountsItsHeaders() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("large", new byte[1_000_000]);
    headers.add("none", null);
    engine.receive(
        partition,
        new ConsumerRecord<>(
            TP.topic(),
            TP.partition(),
            0,
            0L,
            TimestampType.CREATE_TIME,
            0,
            0,
            new byte[0],
            new byte[0],
            headers,
            Optional.empty()),
        List.of(receiver));
    assertThat(partition.bytes()).isGreaterThan(1_000_000);
  }
}
