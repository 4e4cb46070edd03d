package org.openedx.eventbus.it.chaos;

import static org.openedx.eventbus.it.chaos.Fault.Target.CONSUMERS;
import static org.openedx.eventbus.it.chaos.Fault.Target.SERVERS;
import static org.openedx.eventbus.it.chaos.Fault.Target.TOPICS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.openedx.eventbus.it.chaos.TopicReader.Progress;

/**
 * One run: sends events while a schedule injects faults into brokers, registry and consumers. Then
 * waits until everything is committed, resolves the dead letters, and checks the report.
 */
final class ChaosRun {
  private static final Duration REPORT_EVERY = Duration.ofSeconds(5);

  /**
   * Timeout without any progress and without faults. Handlers are slow at times, and a dead letter
   * that a broker rejects (KAFKA-15591) is retried for two minutes.
   */
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  private final long seed;
  private final int events;
  private final Duration over;
  private final List<Fault> faults;
  private final String protocol;
  private final long begin = System.nanoTime();

  /**
   * @param over duration of sending; each of the faults occurs at least once
   */
  ChaosRun(long seed, int events, Duration over, List<Fault> faults) {
    this.seed = seed;
    this.events = events;
    this.over = over;
    this.faults = faults;
    this.protocol = new SplittableRandom(seed).nextBoolean() ? "classic" : "consumer";
  }

  void run() throws Exception {
    log(
        "seed %d, %d events over %d s, group.protocol=%s",
        seed, events, over.toSeconds(), protocol);
    Path directory = directory();
    try (Servers servers = new Servers();
        TopicReader topics = new TopicReader(servers.bootstrapServers())) {
      Map<String, String> settings =
          ChaosGroup.settings(servers.bootstrapServers(), servers.registryUrl(), protocol);
      try (ConsumerProcesses consumers = new ConsumerProcesses(directory, settings, seed);
          TopicOperator topicOperator = new TopicOperator(settings, topics);
          LoadGenerator load = new LoadGenerator(settings, seed, events, over)) {
        load.sendFirst(topics);
        consumers.startAll();
        log("servers started, logs of members in %s", directory);
        // What is deleted, and what is written, before the group starts is not due.
        consumers.awaitAllPartitions();
        FaultInjector injector =
            new FaultInjector(servers, consumers, topicOperator, step -> log("%s", step));
        DeadLetterOperator operator = new DeadLetterOperator(settings, seed, act -> log("%s", act));
        injectFaults(injector, operator, topics, load);
        awaitAllCommitted(consumers, topics);
        resolveDeadLetters(operator, consumers);
        consumers.stopAll();
        log("reading the topics");
        ChaosReport report = new ChaosReport(topics, topicOperator, consumers, load);
        System.out.println(
            report.figures() + "\n  faults " + injector.counts() + "\n  " + operator);
        report.assertHolds();
      }
    }
  }

  private static Path directory() throws IOException {
    Path parent = Files.createDirectories(Path.of("target", "chaos").toAbsolutePath());
    return Files.createTempDirectory(parent, "run-");
  }

  private void injectFaults(
      FaultInjector injector, DeadLetterOperator operator, TopicReader topics, LoadGenerator load)
      throws Exception {
    Thread sending = new Thread(load, "load");
    sending.start();
    SplittableRandom seeds = new SplittableRandom(seed);
    List<Thread> threads =
        List.of(
            sending,
            injector.start("servers", schedule(seeds.nextLong(), SERVERS), sending::isAlive),
            injector.start("consumers", schedule(seeds.nextLong(), CONSUMERS), sending::isAlive),
            injector.start("topics", schedule(seeds.nextLong(), TOPICS), sending::isAlive),
            operator.start(sending::isAlive));
    try {
      for (Thread each : threads) {
        for (each.join(REPORT_EVERY.toMillis());
            each.isAlive();
            each.join(REPORT_EVERY.toMillis())) {
          injector.requireNoFailure();
          operator.requireNoFailure();
          log(
              "acknowledged %d, failed %d, %s",
              load.acknowledgedCount(), load.failedSends(), progress(topics));
        }
      }
    } finally {
      interruptAndJoin(threads);
    }
    injector.requireNoFailure();
    operator.requireNoFailure();
    if (load.failedSends() > 0) {
      log("last failed send: %s", load.lastFailure());
    }
  }

  /** Ends the other threads after a failure, before servers and consumers are closed. */
  private static void interruptAndJoin(List<Thread> threads) throws InterruptedException {
    threads.forEach(Thread::interrupt);
    for (Thread each : threads) {
      each.join();
    }
  }

  private FaultSchedule schedule(long ofSeed, Fault.Target target) {
    return new FaultSchedule(
        ofSeed, faults.stream().filter(each -> each.target == target).toList());
  }

  private static Object progress(TopicReader topics) throws Exception {
    try {
      return topics.progress();
    } catch (ExecutionException | TimeoutException e) {
      return "no broker responds";
    }
  }

  /** Waits without faults until all events are committed. */
  private void awaitAllCommitted(ConsumerProcesses consumers, TopicReader topics) throws Exception {
    log("no more faults");
    long best = -1;
    long since = System.nanoTime();
    long reported = System.nanoTime();
    while (true) {
      consumers.requireAlive();
      Object now = progress(topics);
      if (now instanceof Progress progress) {
        if (progress.done()) {
          log("%s", progress);
          return;
        }
        if (progress.committed() > best) {
          best = progress.committed();
          since = System.nanoTime();
        }
      }
      if (System.nanoTime() - since > TIMEOUT.toNanos()) {
        throw new AssertionError(
            "no progress for "
                + TIMEOUT.toSeconds()
                + " s: "
                + now
                + consumers.lastOutput()
                + "\n"
                + topics.describePartitions());
      }
      if (System.nanoTime() - reported > REPORT_EVERY.toNanos()) {
        reported = System.nanoTime();
        log("%s", now);
      }
    }
  }

  /** Waits until each dead letter is handled or discarded. */
  private void resolveDeadLetters(DeadLetterOperator operator, ConsumerProcesses consumers)
      throws Exception {
    long best = Long.MAX_VALUE;
    long since = System.nanoTime();
    for (long left = operator.resolveAll(); left > 0; left = operator.resolveAll()) {
      consumers.requireAlive();
      if (left < best) {
        best = left;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > TIMEOUT.toNanos()) {
        throw new AssertionError(
            "no dead letter was resolved for "
                + TIMEOUT.toSeconds()
                + " s"
                + consumers.lastOutput());
      }
    }
  }

  private void log(String format, Object... arguments) {
    System.out.printf(
        "chaos %3d s: %s%n",
        Duration.ofNanos(System.nanoTime() - begin).toSeconds(), String.format(format, arguments));
  }
}
