package org.openedx.eventbus.consumer.internal.engine;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.internal.offsets.CommitMetadata;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;
import org.openedx.eventbus.internal.ThrowableSnapshot;

class EngineTest {
  private static final TopicPartition TP = new TopicPartition("t", 0);
  private static final Exception FAULT = new IllegalStateException("down");

  /** Retries after 10, gives up after the third attempt. */
  private static final FailureRule RULE =
      new FailureRule() {
        @Override
        public FailureRule.Decision decide(
            Failure failure,
            int attempts,
            long failingNanos,
            java.util.random.RandomGenerator random) {
          return failure.kind() == Failure.Kind.POISON
              ? new FailureRule.GiveUp(Disposition.POISON)
              : attempts < 3
                  ? new FailureRule.Retry(10)
                  : new FailureRule.GiveUp(Disposition.EXHAUSTED);
        }

        @Override
        public boolean parks() {
          return false;
        }
      };

  private final HandlerState handler = handler("one", 0);
  private final HandlerState other = handler("other", 0);
  private Engine engine = engine(Ordering.KEY, 10);
  private Partition partition = engine.assign(TP, 0, CompletedOffsets.NONE);
  private long offset;

  private static HandlerState handler(String name, int breakerKeys) {
    return new HandlerState(
        name,
        RULE,
        new CircuitBreaker(breakerKeys, 50, Duration.ofNanos(100), Duration.ofNanos(50)));
  }

  private Engine engine(Ordering ordering, int maxBatch) {
    return engine(ordering, maxBatch, List.of(handler, other));
  }

  private static Engine engine(Ordering ordering, int maxBatch, List<HandlerState> handlers) {
    return new Engine(
        ordering, maxBatch, handlers, new Random(1), ParkedKeys.NONE, EngineListener.NONE);
  }

  private void use(Engine another) {
    engine = another;
    partition = engine.assign(TP, 0, CompletedOffsets.NONE);
  }

  private void receive(@Nullable String key, HandlerState... handlers) {
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
        List.of(handlers));
  }

  private KeyQueue take(long now) {
    engine.tick(now);
    KeyQueue queue = engine.take(now);
    assertThat(queue).as("a key queue at " + now).isNotNull();
    return queue;
  }

  private void assertNothingToDo(long now) {
    engine.tick(now);
    assertThat(engine.take(now)).as("a key queue at " + now).isNull();
  }

  private void done(KeyQueue queue, int tasks) {
    queue.setResult(tasks, null);
    engine.complete(queue, 0);
  }

  private void fail(KeyQueue queue, Failure.Kind kind, long now) {
    queue.setResult(0, Failure.of(kind, FAULT));
    engine.complete(queue, now);
  }

  @Test
  void keyQueueIsDispatchedToOneWorkerAtATime() {
    receive("a", handler);
    receive("b", handler);
    receive("a", handler);
    KeyQueue a = take(0);
    KeyQueue b = take(0);
    assertNothingToDo(0);

    assertThat(a.batchSize()).isEqualTo(2);
    done(a, 1);
    KeyQueue again = take(0);
    assertThat(again.first().record().offset()).isEqualTo(2);
    done(b, 1);
    assertThat(partition.committable()).isEqualTo(2);
  }

  @Test
  void handlersOfOneEventFailIndependently() {
    receive("a", handler, other);
    receive("a", handler, other);
    KeyQueue one = take(0);
    KeyQueue two = take(0);
    assertThat(one.handler()).isNotSameAs(two.handler());

    fail(one, Failure.Kind.HANDLER, 0);
    done(two, 2);

    assertThat(partition.committable()).isZero();
    done(take(10), 1);
    assertThat(partition.committable()).isEqualTo(1);
    done(take(10), 1);
    assertThat(partition.committable()).isEqualTo(2);
    assertThat(partition.bufferedRecords()).isZero();
    assertThat(partition.bufferedBytes()).isZero();
  }

  @Test
  void failedKeyBacksOffAndThenGetsSingleTasks() {
    receive("a", handler);
    receive("a", handler);
    receive("b", handler);
    fail(take(0), Failure.Kind.HANDLER, 0);
    done(take(0), 1);
    assertNothingToDo(9);
    assertThat(engine.nextDueNanos()).isEqualTo(10);

    KeyQueue again = take(10);
    assertThat(again.batchSize()).isEqualTo(1);
    assertThat(again.first().attempt()).isEqualTo(2);
    assertThat(partition.committable()).isZero();
    assertThat(partition.completedOffsets().contains(2)).isTrue();
  }

  @Test
  void exhaustedEventIsWrittenBeforeItsKeyAdvances() {
    receive("a", handler);
    receive("a", handler);
    for (int attempt = 0; attempt < 3; attempt++) {
      fail(take(attempt * 10L), Failure.Kind.HANDLER, attempt * 10L);
    }
    Task deadLetter = engine.pollWrite();
    assertThat(deadLetter).isNotNull();
    assertThat(deadLetter.disposition()).isEqualTo(Disposition.EXHAUSTED);
    assertNothingToDo(1000);
    assertThat(partition.committable()).isZero();

    engine.completeWrite(deadLetter);

    assertThat(partition.committable()).isEqualTo(1);
    assertThat(take(1000).first().record().offset()).isEqualTo(1);
  }

  @Test
  void failedDeadLetterWriteBlocksPartitionUntilWritten() {
    receive("a", handler);
    receive("b", handler);
    fail(take(0), Failure.Kind.POISON, 0);
    Task deadLetter = engine.pollWrite();
    assertThat(deadLetter).isNotNull();

    engine.failWrite(deadLetter, ThrowableSnapshot.of(FAULT), 0);

    assertThat(partition.blockReason()).isEqualTo(Partition.BlockReason.DEAD_LETTER_UNWRITTEN);
    assertNothingToDo(0);
    long due = engine.nextDueNanos();
    assertNothingToDo(due);
    assertThat(engine.pollWrite()).isSameAs(deadLetter);
    engine.completeWrite(deadLetter);
    assertThat(partition.blockReason()).isNull();
    assertThat(take(due).first().record().offset()).isEqualTo(1);
  }

  @Test
  void unavailableRegistryBlocksPartitionWithoutCountingAttempt() {
    Partition second = engine.assign(new TopicPartition("t", 1), 0, CompletedOffsets.NONE);
    receive("a", handler);
    receive("b", handler);
    fail(take(0), Failure.Kind.REGISTRY_UNAVAILABLE, 0);

    assertThat(partition.blockReason()).isEqualTo(Partition.BlockReason.REGISTRY_UNAVAILABLE);
    assertThat(second.blockReason()).isNull();
    assertNothingToDo(0);

    long due = engine.nextDueNanos();
    KeyQueue again = take(due);
    assertThat(again.first().attempt()).isEqualTo(1);
    done(again, 1);
    assertThat(partition.blockReason()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "REGISTRY_UNAUTHORIZED, REGISTRY_UNAUTHORIZED",
    "REGISTRY_MISMATCH, REGISTRY_MISMATCH"
  })
  void wrongRegistryBlocksPartitionWithItsReason(Failure.Kind kind, Partition.BlockReason reason) {
    receive("a", handler);
    receive("b", handler);
    fail(take(0), kind, 0);

    assertThat(partition.blockReason()).isEqualTo(reason);
    assertNothingToDo(0);
    KeyQueue again = take(engine.nextDueNanos());
    assertThat(again.first().attempt()).isEqualTo(1);
    done(again, 1);
    assertThat(partition.blockReason()).isNull();
  }

  @Test
  void unknownSchemaDelaysItsKeyWithoutCountingAttempts() {
    receive("a", handler);
    receive("a", handler);
    receive("b", handler);
    long now = 0;
    long delay = 0;
    for (int i = 0; i < 100; i++) {
      fail(take(now), Failure.Kind.UNKNOWN_SCHEMA, now);
      assertThat(partition.blockReason()).isNull();
      if (i == 0) {
        done(take(now), 1); // the other key
      }
      assertNothingToDo(now);
      assertThat(engine.nextDueNanos() - now).isGreaterThanOrEqualTo(delay);
      delay = engine.nextDueNanos() - now;
      now = engine.nextDueNanos();
    }
    assertThat(delay).isEqualTo(5_000_000_000L);

    KeyQueue found = take(now);
    assertThat(found.first().attempt()).isEqualTo(1);
    done(found, 2);
    assertThat(handler.breakerState()).isEqualTo(CircuitBreaker.State.CLOSED);
    assertThat(partition.committable()).isEqualTo(3);
  }

  @Test
  void unknownSchemaUnblocksPartitionBecauseTheRegistryAnswers() {
    receive("a", handler);
    receive("b", handler);
    fail(take(0), Failure.Kind.REGISTRY_UNAVAILABLE, 0);
    long due = engine.nextDueNanos();

    fail(take(due), Failure.Kind.UNKNOWN_SCHEMA, due);

    assertThat(partition.blockReason()).isNull();
    assertThat(take(due).first().record().offset()).isEqualTo(1);
  }

  @Test
  void completionsOfStaleAssignmentAreIgnored() {
    receive("a", handler);
    KeyQueue late = take(0);
    engine.forget(partition);
    partition = engine.assign(TP, 0, CompletedOffsets.NONE);
    offset = 0;
    receive("a", handler);

    assertThat(late.shouldStop()).isTrue();
    done(late, 1);

    assertThat(partition.committable()).isZero();
    done(take(0), 1);
    assertThat(partition.committable()).isEqualTo(1);
  }

  @Test
  void completedOffsetsOfCommitAreNotHandledAgain() {
    receive("a", handler);
    receive("b", handler);
    done(take(0), 0);
    KeyQueue b = take(0);
    assertThat(b.first().record().offset()).isEqualTo(1);
    done(b, 1);
    String remembered =
        new CommitMetadata(null, partition.completedOffsets())
            .encode(partition.committable(), CommitMetadata.MAX_LENGTH);

    engine.forget(partition);
    partition = engine.assign(TP, 0, CommitMetadata.decode(0, remembered).completed());
    offset = 0;
    receive("a", handler);
    receive("b", handler);

    done(take(0), 1);
    assertNothingToDo(0);
    assertThat(partition.committable()).isEqualTo(2);
  }

  @Test
  void hangingTrialIsFollowedByAnotherTrial() {
    HandlerState failing = handler("failing", 2);
    use(engine(Ordering.KEY, 1, List.of(failing)));
    for (String key : List.of("a", "b", "c", "d")) {
      receive(key, failing);
    }
    fail(take(0), Failure.Kind.HANDLER, 0);
    fail(take(0), Failure.Kind.HANDLER, 0);

    KeyQueue never = take(50);
    assertNothingToDo(99);
    assertThat(engine.nextDueNanos()).isEqualTo(100);
    KeyQueue next = take(100);
    assertThat(next).as("of another key").isNotSameAs(never);
    assertNothingToDo(149);

    done(next, 1);
    assertThat(failing.breakerState()).isEqualTo(CircuitBreaker.State.CLOSED);
    take(149);
  }

  @Test
  void failuresOfDistinctKeysOpenCircuitBreakerUntilTrialSucceeds() {
    HandlerState failing = handler("failing", 3);
    use(engine(Ordering.KEY, 1, List.of(failing)));
    for (String key : List.of("a", "b", "c", "d")) {
      receive(key, failing);
    }
    for (int i = 0; i < 3; i++) {
      fail(take(0), Failure.Kind.HANDLER, 0);
    }
    assertThat(failing.breakerState()).isEqualTo(CircuitBreaker.State.OPEN);
    assertNothingToDo(49);

    KeyQueue trial = take(50);
    assertNothingToDo(50);
    fail(trial, Failure.Kind.HANDLER, 50);
    assertThat(trial.first().failedAttempts()).as("held against the event").isZero();
    assertNothingToDo(99);

    done(take(100), 1);
    assertThat(failing.breakerState()).isEqualTo(CircuitBreaker.State.CLOSED);
    for (int i = 0; i < 3; i++) {
      done(take(100), 1);
    }
    assertThat(partition.committable()).isEqualTo(4);
  }

  @Test
  void pausedHandlerGetsNoEventsWhileOthersDo() {
    receive("a", handler, other);
    engine.setPaused(handler, true);
    KeyQueue queue = take(0);
    assertThat(queue.handler()).isSameAs(other);
    done(queue, 1);
    assertNothingToDo(0);
    engine.setPaused(handler, false);
    done(take(0), 1);
    assertThat(partition.committable()).isEqualTo(1);
  }

  @Test
  void orderingDecidesWhichEventsShareAQueue() {
    receive(null, handler);
    receive(null, handler);
    assertThat(take(0)).isNotSameAs(take(0));

    use(engine(Ordering.NONE, 10));
    offset = 0;
    receive("a", handler);
    receive("a", handler);
    assertThat(take(0)).isNotSameAs(take(0));

    use(engine(Ordering.PARTITION, 10));
    offset = 0;
    receive("a", handler);
    receive("b", handler);
    assertThat(take(0).batchSize()).isEqualTo(2);
    assertNothingToDo(0);
  }

  @Test
  void committableIsUnknownUntilPositionIsSet() {
    partition = engine.assign(TP, -1, CompletedOffsets.NONE);
    assertThat(partition.committable()).isNegative();
    partition.startAt(42);
    assertThat(partition.committable()).isEqualTo(42);
  }

  @Test
  void duplicateCompletionsAreIgnored() {
    receive("a", handler);
    receive("a", handler);
    receive("a", handler);
    KeyQueue queue = take(0);
    done(queue, 1);

    done(queue, 1); // no worker has it
    assertThat(partition.committable()).isEqualTo(1);
    assertThat(partition.isBusy()).isFalse();
    assertThat(take(0).first().record().offset()).isEqualTo(1);
    done(queue, 2);
    fail(queue, Failure.Kind.HANDLER, 0);

    assertThat(partition.committable()).isEqualTo(3);
    assertThat(partition.isBusy()).isFalse();
    assertNothingToDo(1_000);
  }

  @Test
  void duplicateCompletionsOfRevokedPartitionAreIgnored() {
    receive("a", handler);
    receive("b", handler);
    KeyQueue a = take(0);
    KeyQueue b = take(0);
    engine.revoke(partition);

    done(a, 0);
    done(a, 0);
    assertThat(partition.isBusy()).as("b is with a worker").isTrue();
    done(b, 1);

    assertThat(partition.isBusy()).isFalse();
    assertThat(partition.committable()).isZero();
  }

  @Test
  void bufferedBytesIncludeHeaders() {
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
        List.of(handler));

    assertThat(partition.bufferedBytes()).isGreaterThan(100_000);
  }

  /** All events below the offset to commit were handled, those of each key in order. */
  @Test
  void committableNeverPassesUnfinishedOffset() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<KeyQueue> running = new ArrayList<>();
    boolean[] finished = new boolean[20_000];
    long[] lastOfKey = new long[50];
    java.util.Arrays.fill(lastOfKey, -1);
    int done = 0;
    while (done < 5_000) {
      for (int i = random.nextInt(10); i > 0; i--) {
        receive(Integer.toString(random.nextInt(50)), handler);
      }
      KeyQueue taken = engine.take(0);
      if (taken != null) {
        running.add(taken);
      }
      if (!running.isEmpty() && random.nextBoolean()) {
        KeyQueue queue = running.remove(random.nextInt(running.size()));
        int count = random.nextInt(queue.batchSize() + 1);
        Task task = queue.first();
        for (int i = 0; i < count; i++) {
          long at = task.record().offset();
          int key = Integer.parseInt(new String(task.record().key(), UTF_8));
          assertThat(finished[(int) at]).as("seed " + seed).isFalse();
          assertThat(lastOfKey[key]).as("seed " + seed).isLessThan(at);
          lastOfKey[key] = at;
          finished[(int) at] = true;
          done++;
          task = i + 1 < count ? queue.next(task) : task;
        }
        done(queue, count);
      }
      for (int at = 0; at < partition.committable(); at++) {
        assertThat(finished[at]).as("seed " + seed + ", offset " + at).isTrue();
      }
    }
  }

  @Test
  void emptyRecordHasTheSizeOfItsHeaders() {
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
        List.of(handler));
    assertThat(partition.bufferedBytes()).isGreaterThan(1_000_000);
  }
}
