package org.openedx.eventbus.consumer;

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

@Timeout(60)
class SwitchTest {
  private static final Duration OFTEN = Duration.ofMillis(1);

  private final BlockingQueue<Boolean> told = new LinkedBlockingQueue<>();

  private boolean next() throws InterruptedException {
    Boolean next = told.poll(30, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next;
  }

  @Test
  void theFirstAnswerIsToldAndEachChangeAndNothingElse() throws Exception {
    BlockingQueue<Boolean> answers =
        new ArrayBlockingQueue<>(6, false, List.of(false, false, true, true, true, false));
    CountDownLatch allAsked = new CountDownLatch(1);
    try (Switch asked =
        new Switch(
            "g",
            () -> {
              Boolean answer = answers.poll();
              if (answer == null) {
                allAsked.countDown();
              }
              return answer != null && answer;
            },
            OFTEN,
            told::add)) {
      asked.start();
      allAsked.await();
    }
    assertThat(told).containsExactly(false, true, false);
  }

  @Test
  void whileASwitchFailsItsLastAnswerHolds() throws Exception {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    CountDownLatch failedTwice = new CountDownLatch(2);
    try (Switch asked =
        new Switch(
            "g",
            () -> {
              Throwable now = failure.get();
              if (now == null) {
                return true;
              }
              failedTwice.countDown();
              throw new AssertionError("the flags are away", now);
            },
            OFTEN,
            told::add)) {
      asked.start();
      assertThat(next()).isTrue();
      failure.set(new IllegalStateException("down"));
      failedTwice.await();
      assertThat(told).as("news").isEmpty();
    }
  }

  @Test
  void aSwitchThatNeverAnswersDoesNotKeepTheConsumerFromClosing() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Switch asked =
        new Switch(
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
            OFTEN,
            told::add);
    asked.start();
    begun.await();

    asked.close();

    assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
  }
}
