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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSamples;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.OnIncompatible;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.FailurePolicy;

/** Which events the engine reports to a handler's circuit breaker, and which it tries. */
class EngineBreakerTest {
  private static final Backoff BACKOFF =
      Backoff.exponential(Duration.ofSeconds(1), Duration.ofSeconds(1));
  private static final IllegalStateException FAULT = new IllegalStateException("no database");

  private final HandlerState handler =
      new HandlerState(
          "mailer",
          FailureRule.of(FailurePolicy.retry(8, BACKOFF).thenDeadLetter(), OnIncompatible.PAUSE),
          new CircuitBreaker(20, 50, Duration.ofSeconds(30), Duration.ofSeconds(30)));
  private final List<Task> trials = new ArrayList<>();
  private final Engine engine =
      new Engine(
          Ordering.KEY,
          10,
          List.of(handler),
          new Random(1),
          ParkedKeys.NONE,
          new EngineListener() {
            @Override
            public void trialFailed(Task task, Failure failure, long delayNanos) {
              trials.add(task);
            }
          });
  private final Partition partition =
      engine.assign(new TopicPartition("orders", 0), 0, CompletedOffsets.NONE);
  private long offset;
  private long now;

  private void receive(String key) {
    engine.receive(partition, record(key), List.of(handler));
  }

  private void redrive(String key) {
    partition.setDeadLettersKnown(true);
    ConsumerRecord<byte[], byte[]> record = record(key);
    engine.redrive(
        partition,
        record,
        handler,
        DeadLetterSamples.exhausted(record.offset(), key, record.offset(), 0));
  }

  private ConsumerRecord<byte[], byte[]> record(String key) {
    TopicPartition at = partition.topicPartition();
    return new ConsumerRecord<>(
        at.topic(),
        at.partition(),
        offset++,
        0L,
        TimestampType.CREATE_TIME,
        1,
        1,
        key.getBytes(UTF_8),
        new byte[1],
        new RecordHeaders(),
        Optional.empty());
  }

  private void complete(KeyQueue queue, Failure failure) {
    queue.setResult(failure == null ? queue.batchSize() : 0, failure);
    engine.complete(queue, now);
  }

  private void failAll(Failure.Kind kind) {
    for (KeyQueue queue = engine.take(now); queue != null; queue = engine.take(now)) {
      complete(queue, Failure.of(kind, FAULT));
    }
  }

  private void openBreaker() {
    for (int i = 0; i < 20; i++) {
      receive("failing-" + i);
    }
    failAll(Failure.Kind.HANDLER);
    assertThat(handler.breakerState()).isEqualTo(CircuitBreaker.State.OPEN);
  }

  @ParameterizedTest
  @EnumSource(
      value = Failure.Kind.class,
      names = {"REJECTED", "POISON"})
  void eventsAtFaultDoNotOpenIt(Failure.Kind kind) {
    for (int i = 0; i < 300; i++) {
      receive("rejected-" + i);
    }
    failAll(kind);
    assertThat(handler.breakerState()).isEqualTo(CircuitBreaker.State.CLOSED);
  }

  @Test
  void rejectedTrialIsFollowedByAnotherAtOnce() {
    openBreaker();
    for (int i = 0; i < 100; i++) {
      receive("rejected-" + i);
    }
    now = Duration.ofSeconds(30).toNanos();
    for (int i = 0; i < 100; i++) {
      complete(engine.take(now), Failure.of(Failure.Kind.REJECTED, FAULT));
    }
    receive("good");
    complete(engine.take(now), null);
    assertThat(handler.breakerState()).isEqualTo(CircuitBreaker.State.CLOSED);
  }

  @Test
  void hopelessRedrivenEventsDoNotOpenIt() {
    for (int i = 0; i < 300; i++) {
      redrive("hopeless-" + i);
    }
    for (int round = 0; round < 20; round++) {
      failAll(Failure.Kind.HANDLER);
      now += Duration.ofSeconds(2).toNanos();
      engine.tick(now);
      receive("new-" + round);
    }
    assertThat(handler.breakerState()).isEqualTo(CircuitBreaker.State.CLOSED);
  }

  @Test
  void newEventIsTheTrialBeforeRedrivenOnes() {
    openBreaker();
    for (int i = 0; i < 300; i++) {
      redrive("hopeless-" + i);
    }
    receive("new");
    now = Duration.ofSeconds(30).toNanos();

    KeyQueue trial = engine.take(now);
    assertThat(trial.first().isRedriven()).isFalse();
    assertThat(new String(trial.first().record().key(), UTF_8)).isEqualTo("new");
    complete(trial, null);
    assertThat(handler.breakerState()).isEqualTo(CircuitBreaker.State.CLOSED);
  }

  @Test
  void redrivenEventIsTheTrialIfThereIsNoOther() {
    openBreaker();
    redrive("hopeless");
    now = Duration.ofSeconds(30).toNanos();
    assertThat(engine.take(now).first().isRedriven()).isTrue();
  }

  @Test
  void failedTrialIsReportedAndCountedButDoesNotExhaustItsEvent() {
    openBreaker();
    receive("tried");
    for (int i = 1; i <= 20; i++) {
      now += Duration.ofSeconds(30).toNanos();
      complete(engine.take(now), Failure.of(Failure.Kind.HANDLER, FAULT));
      assertThat(trials).hasSize(i);
    }
    Task tried = trials.get(0);
    assertThat(tried.failedAttempts()).isZero();
    assertThat(tried.allFailedAttempts()).isEqualTo(20);
    assertThat(tried.attempt()).isEqualTo(21);
  }
}
