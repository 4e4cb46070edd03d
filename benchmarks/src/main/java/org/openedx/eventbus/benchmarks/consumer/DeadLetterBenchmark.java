package org.openedx.eventbus.benchmarks.consumer;

import static org.openedx.events.learning.LearningEvents.STUDENT_REGISTRATION_COMPLETED;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.deadletter.DeadLetterFilter;
import org.openedx.eventbus.consumer.deadletter.DeadLetters;
import org.openedx.eventbus.consumer.deadletter.RedriveOptions;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Code;
import org.openedx.eventbus.embedded.EmbeddedKafkaCluster;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.FailurePolicy;

/**
 * Measures what dead letters cost that are unresolved, redriven and resolved: all events of a topic
 * fail, and are redriven. Argument: the number of events, 100,000 by default.
 */
public final class DeadLetterBenchmark {
  private static final PrintStream OUT = System.out;
  private static final String GROUP = "bench";
  private static final String DEAD_LETTERS = FilledTopic.PREFIX + "-" + GROUP + ".dead-letters";
  private static final int PATIENCE_SECONDS = 600;

  private final FilledTopic topic;
  private final EventBusConfig config;
  private final AtomicBoolean failing = new AtomicBoolean(true);
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicInteger handled = new AtomicInteger();
  private final CountDownLatch due;

  private DeadLetterBenchmark(FilledTopic topic) {
    this.topic = topic;
    this.due = new CountDownLatch(topic.events());
    this.config =
        EventBusConfig.of(
            Map.of(
                "eventbus.kafka.bootstrap.servers", topic.bootstrapServers(),
                "eventbus.topic.prefix", FilledTopic.PREFIX,
                "eventbus.topics.create", "missing",
                "eventbus.service.name", "bench",
                "eventbus.consumer.circuit-breaker.failing-keys", "0"));
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
    try (EmbeddedKafkaCluster broker = EmbeddedKafkaCluster.builder().nodes(1).start()) {
      broker.createTopic(DEAD_LETTERS, FilledTopic.PARTITIONS, Map.of("retention.ms", "-1"));
      new DeadLetterBenchmark(FilledTopic.fill(broker, "lz4", events)).run();
    }
  }

  private void run() throws InterruptedException {
    int all = topic.events();
    try (EventConsumer consumer = start()) {
      report("events fail", all, () -> awaitUnresolved(all, consumer));
    }
    report("list, all unresolved", all, this::unresolved);
    report("start, all unresolved", all, this::startAndClose);
    failing.set(false);
    try (EventConsumer consumer = start()) {
      long start = System.nanoTime();
      redrive();
      OUT.printf("%-24s %,9d ms%n", "  of it: command", millisSince(start));
      report("events are redriven", all, this::awaitDue);
      OUT.printf("%-24s %,9d ms%n", "  with the command", millisSince(start));
      awaitUnresolved(0, consumer);
    }
    report("list, none unresolved", all, this::unresolved);
    report("start, none unresolved", all, this::startAndClose);
    OUT.printf("%,d attempts failed, %,d events handled%n", failed.get(), handled.get());
    if (handled.get() != all) {
      throw new IllegalStateException("handled " + handled + " of " + all + " events");
    }
  }

  private EventConsumer start() {
    return EventConsumer.builder(config)
        .group(GROUP)
        .registry(topic.registry())
        .on(STUDENT_REGISTRATION_COMPLETED, event -> handle())
        .onFailure(
            FailurePolicy.retry(0, Backoff.exponential(Duration.ofMillis(1), Duration.ofMillis(1)))
                .thenPark())
        .start();
  }

  /** Starts a consumer, and closes it as soon as it handles events. */
  private void startAndClose() throws InterruptedException {
    try (EventConsumer consumer = start()) {
      ConsumerHealth health = consumer.health();
      while (health.partitions().isEmpty()
          || health.conditions().stream()
              .anyMatch(each -> each.code() == Code.AWAITING_DEAD_LETTERS)) {
        Thread.sleep(10);
        health = consumer.health();
      }
    }
  }

  private void handle() {
    if (failing.get()) {
      failed.incrementAndGet();
      throw new IllegalStateException("fails by intention");
    }
    handled.incrementAndGet();
    due.countDown();
  }

  private void awaitDue() throws InterruptedException {
    if (!due.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          "%s events still due after %s s".formatted(due.getCount(), PATIENCE_SECONDS));
    }
  }

  private void awaitUnresolved(int count, EventConsumer consumer) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (unresolved() != count) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "%d unresolved dead letters: %s".formatted(unresolved(), consumer.health()));
      }
      Thread.sleep(500);
    }
  }

  private int unresolved() {
    try (DeadLetters deadLetters = DeadLetters.open(config, GROUP)) {
      return deadLetters.list(DeadLetterFilter.ALL).unresolved().size();
    }
  }

  private void redrive() throws InterruptedException {
    try (DeadLetters deadLetters = DeadLetters.open(config, GROUP)) {
      var unused =
          deadLetters.redrive(
              DeadLetterFilter.ALL, RedriveOptions.DEFAULT.reason("to measure redrives"));
    }
  }

  private interface Step {
    void run() throws InterruptedException;
  }

  private static void report(String name, int events, Step step) throws InterruptedException {
    long start = System.nanoTime();
    step.run();
    long millis = millisSince(start);
    OUT.printf("%-24s %,9d ms %,9d/s%n", name, millis, events * 1_000L / Math.max(1, millis));
  }

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }
}
