package org.openedx.eventbus.producer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallbackThreadsTest {
  private final CallbackThreads threads = new CallbackThreads();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void close() throws InterruptedException {
    release.countDown();
    assertThat(threads.close(10_000)).isTrue();
  }

  private void block() {
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void moreThreadsAreStartedWhileAllAreBlocked() throws Exception {
    CountDownLatch last = new CountDownLatch(1);
    for (int n = 0; n < 100; n++) {
      threads.execute(this::block);
    }
    threads.execute(last::countDown);

    threads.growIfBlocked();
    assertThat(threads.isGrown()).as("grown at once, although callbacks may still begin").isFalse();
    long end = System.nanoTime() + 10_000_000_000L;
    while (!last.await(1, TimeUnit.MILLISECONDS) && System.nanoTime() - end < 0) {
      threads.growIfBlocked();
    }

    assertThat(last.getCount()).isZero();
    assertThat(threads.isGrown()).isTrue();
    assertThat(threads.count()).isGreaterThanOrEqualTo(100);
  }

  @Test
  void numberOfThreadsIsBounded() {
    AtomicInteger begun = new AtomicInteger();
    for (int n = 0; n < 2 * CallbackThreads.MAX; n++) {
      threads.execute(
          () -> {
            begun.incrementAndGet();
            block();
          });
    }
    for (int n = 0; n < 20; n++) {
      threads.growIfBlocked();
    }
    assertThat(begun.get()).isLessThanOrEqualTo(CallbackThreads.MAX);
    assertThat(threads.count()).isGreaterThanOrEqualTo(CallbackThreads.MAX);
  }

  @Test
  void threadsEndWhenCallbacksReturnAgain() throws Exception {
    for (int n = 0; n < 20; n++) {
      threads.execute(this::block);
    }
    for (int n = 0; n < 5; n++) {
      threads.growIfBlocked();
    }
    assertThat(threads.isGrown()).isTrue();
    release.countDown();

    long end = System.nanoTime() + 10_000_000_000L;
    while (threads.isGrown() && System.nanoTime() - end < 0) {
      threads.growIfBlocked();
      Thread.onSpinWait();
    }
    assertThat(threads.isGrown()).isFalse();
  }

  @Test
  void threadsOfReturningCallbacksStayAsTheyAre() throws Exception {
    AtomicInteger ran = new AtomicInteger();
    for (int n = 0; n < 10_000; n++) {
      threads.execute(ran::incrementAndGet);
    }
    assertThat(threads.isGrown()).isFalse();
    threads.close(10_000);
    assertThat(ran).hasValue(10_000);
  }
}
