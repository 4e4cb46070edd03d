package org.openedx.eventbus.benchmarks.consumer;

import static org.openedx.events.learning.LearningEvents.STUDENT_REGISTRATION_COMPLETED;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.LongAdder;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.internal.worker.Workers;

/**
 * Handlers that wait for 2 ms, as for a database, compared with a loop of as many threads, which
 * are virtual where the consumer's own are.
 */
final class WaitingHandlers {
  private static final int WAIT_MILLIS = 2;
  private static final int WARM_UP_MILLIS = 3_000;
  private static final int MEASURED_MILLIS = 4_000;

  private WaitingHandlers() {}

  /** Measures threads that only wait: an upper limit for every consumer. */
  static Measurement bareLoop(int threads) throws InterruptedException {
    return loop(threads, () -> {});
  }

  /** Measures threads that decode a record from Kafka's client before each wait. */
  static Measurement fedLoop(FilledTopic topic, int threads) throws InterruptedException {
    ThreadPoolBaseline pool = new ThreadPoolBaseline(topic);
    try {
      return loop(threads, pool::take);
    } finally {
      pool.stop();
    }
  }

  /** Work of a thread before each wait. */
  @FunctionalInterface
  private interface Before {
    void run() throws InterruptedException;
  }

  private static Measurement loop(int threads, Before before) throws InterruptedException {
    LongAdder done = new LongAdder();
    ThreadFactory factory = Workers.threads("bare");
    List<Thread> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      running.add(
          factory.newThread(
              () -> {
                try {
                  while (!Thread.currentThread().isInterrupted()) {
                    before.run();
                    Thread.sleep(WAIT_MILLIS);
                    done.increment();
                  }
                } catch (InterruptedException e) {
                  // The round is over.
                }
              }));
    }
    running.forEach(Thread::start);
    try {
      return measure(done);
    } finally {
      running.forEach(Thread::interrupt);
      for (Thread each : running) {
        each.join();
      }
    }
  }

  static Measurement bus(FilledTopic topic, int atOnce) throws InterruptedException {
    LongAdder done = new LongAdder();
    try (EventConsumer consumer =
        BusRun.builder(topic, Map.of())
            .concurrency(atOnce)
            .on(
                STUDENT_REGISTRATION_COMPLETED,
                event -> {
                  Thread.sleep(WAIT_MILLIS);
                  done.increment();
                })
            .start()) {
      while (done.sum() == 0 && consumer.isRunning()) {
        Thread.sleep(10);
      }
      Measurement figures = measure(done);
      if (done.sum() > topic.events() * 9L / 10) {
        throw new IllegalStateException("the topic is too short for " + atOnce + " at once");
      }
      return figures;
    }
  }

  private static Measurement measure(LongAdder done) throws InterruptedException {
    Thread.sleep(WARM_UP_MILLIS);
    long before = done.sum();
    Meter meter = new Meter();
    Thread.sleep(MEASURED_MILLIS);
    return meter.stop(done.sum() - before);
  }
}
