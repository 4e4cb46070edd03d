package org.openedx.eventbus.consumer.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openedx.eventbus.consumer.internal.handler.PauseConditions.Evaluation;

@Timeout(60)
class PauseConditionsTest {
  private static final Duration INTERVAL = Duration.ofMillis(1);

  private final BlockingQueue<Boolean> values = new LinkedBlockingQueue<>();

  private boolean next() throws InterruptedException {
    Boolean next = values.poll(30, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next;
  }

  @Test
  void firstValueAndChangesAreReported() throws Exception {
    BlockingQueue<Boolean> answers =
        new ArrayBlockingQueue<>(6, false, List.of(false, false, true, true, true, false));
    CountDownLatch exhausted = new CountDownLatch(1);
    try (Evaluation evaluation =
        new Evaluation(
            "g",
            () -> {
              Boolean answer = answers.poll();
              if (answer == null) {
                exhausted.countDown();
              }
              return answer != null && answer;
            },
            INTERVAL,
            values::add)) {
      evaluation.start();
      exhausted.await();
    }
    assertThat(values).containsExactly(false, true, false);
  }

  @Test
  void previousValueAppliesWhileTheConditionThrows() throws Exception {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    CountDownLatch failedTwice = new CountDownLatch(2);
    try (Evaluation evaluation =
        new Evaluation(
            "g",
            () -> {
              Throwable now = failure.get();
              if (now == null) {
                return true;
              }
              failedTwice.countDown();
              throw new AssertionError("flags are unavailable", now);
            },
            INTERVAL,
            values::add)) {
      evaluation.start();
      assertThat(next()).isTrue();
      failure.set(new IllegalStateException("down"));
      failedTwice.await();
      assertThat(values).as("changes").isEmpty();
    }
  }

  @Test
  void closeInterruptsAConditionThatDoesNotReturn() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Evaluation evaluation =
        new Evaluation(
            "g",
            () -> {
              begun.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
              return false;
            },
            INTERVAL,
            values::add);
    evaluation.start();
    begun.await();

    evaluation.close();

    assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
  }
}
