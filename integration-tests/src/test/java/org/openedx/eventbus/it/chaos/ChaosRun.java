package org.openedx.eventbus.it.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.openedx.eventbus.it.chaos.Topics.Progress;

/**
 * Events are sent while a schedule has its way with brokers, registry and consumers; then all is
 * well again, and what was sent must come to its end.
 */
final class ChaosRun {
  private static final Duration REPORT_EVERY = Duration.ofSeconds(5);

  /**
   * Without any progress, and without any fault. Handlers take a moment; a dead letter that a
   * broker refuses (KAFKA-15591) is tried for two minutes.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  private final long seed;
  private final int events;
  private final Duration over;
  private final List<Fault> faults;
  private final String protocol;
  private final long begin = System.nanoTime();

  /**
   * @param over how long the events are sent; each of the faults comes once at least
   */
  ChaosRun(long seed, int events, Duration over, List<Fault> faults) {
    this.seed = seed;
    this.events = events;
    this.over = over;
    this.faults = faults;
    this.protocol = new SplittableRandom(seed).nextBoolean() ? "classic" : "consumer";
  }

  void run() throws Exception {
    say(
        "seed %d, %d events over %d s, group.protocol=%s",
        seed, events, over.toSeconds(), protocol);
    Path directory = directory();
    try (Servers servers = new Servers();
        Topics topics = new Topics(servers.bootstrapServers())) {
      Map<String, String> settings =
          Group.settings(servers.bootstrapServers(), servers.registryUrl(), protocol);
      try (Consumers consumers = new Consumers(directory, settings, seed);
          Load load = new Load(settings, seed, events, over)) {
        load.begin(topics);
        consumers.startAll();
        say("servers are up, members write to %s", directory);
        Conductor conductor = new Conductor(servers, consumers, step -> say("%s", step));
        Operator operator = new Operator(settings, seed, act -> say("%s", act));
        disturb(conductor, operator, topics, load);
        settle(consumers, topics);
        tidyUp(operator, consumers);
        consumers.stopAll();
        say("reading back");
        Verdict verdict = new Verdict(topics, consumers, load);
        System.out.println(
            verdict.figures() + "\n  faults " + conductor.done() + "\n  " + operator);
        verdict.assertHolds();
      }
    }
  }

  private static Path directory() throws IOException {
    Path parent = Files.createDirectories(Path.of("target", "chaos").toAbsolutePath());
    return Files.createTempDirectory(parent, "run-");
  }

  private void disturb(Conductor conductor, Operator operator, Topics topics, Load load)
      throws Exception {
    Thread sending = new Thread(load, "load");
    sending.start();
    SplittableRandom seeds = new SplittableRandom(seed);
    List<Thread> threads =
        List.of(
            sending,
            conductor.start("servers", schedule(seeds.nextLong(), true), sending::isAlive),
            conductor.start("consumers", schedule(seeds.nextLong(), false), sending::isAlive),
            operator.start(sending::isAlive));
    try {
      for (Thread each : threads) {
        for (each.join(REPORT_EVERY.toMillis());
            each.isAlive();
            each.join(REPORT_EVERY.toMillis())) {
          conductor.requireNoFailure();
          operator.requireNoFailure();
          say(
              "acknowledged %d, refused %d, %s",
              load.acknowledgedSoFar(), load.refused(), progress(topics));
        }
      }
    } finally {
      end(threads);
    }
    conductor.requireNoFailure();
    operator.requireNoFailure();
    if (load.refused() > 0) {
      say("the last refusal: %s", load.lastRefusal());
    }
  }

  /** Where one has failed, the others must not go on while all is being closed. */
  private static void end(List<Thread> threads) throws InterruptedException {
    threads.forEach(Thread::interrupt);
    for (Thread each : threads) {
      each.join();
    }
  }

  private Schedule schedule(long ofSeed, boolean ofServers) {
    return new Schedule(
        ofSeed, faults.stream().filter(each -> each.ofServers == ofServers).toList());
  }

  private static Object progress(Topics topics) throws Exception {
    try {
      return topics.progress();
    } catch (ExecutionException | TimeoutException e) {
      return "the brokers do not answer";
    }
  }

  /** Nothing goes wrong any more: until all is committed. */
  private void settle(Consumers consumers, Topics topics) throws Exception {
    say("all is mended");
    long best = -1;
    long since = System.nanoTime();
    long reported = System.nanoTime();
    while (true) {
      consumers.requireAlive();
      Object now = progress(topics);
      if (now instanceof Progress progress) {
        if (progress.done()) {
          say("%s", progress);
          return;
        }
        if (progress.committed() > best) {
          best = progress.committed();
          since = System.nanoTime();
        }
      }
      if (System.nanoTime() - since > PATIENCE.toNanos()) {
        throw new AssertionError(
            "no progress for "
                + PATIENCE.toSeconds()
                + " s: "
                + now
                + consumers.said()
                + "\n"
                + topics.illnesses());
      }
      if (System.nanoTime() - reported > REPORT_EVERY.toNanos()) {
        reported = System.nanoTime();
        say("%s", now);
      }
    }
  }

  /** Until each letter of the handler that parks was handled or discarded. */
  private void tidyUp(Operator operator, Consumers consumers) throws Exception {
    long since = System.nanoTime();
    while (!operator.tidyUp()) {
      consumers.requireAlive();
      if (System.nanoTime() - since > PATIENCE.toNanos()) {
        throw new AssertionError(
            "letters are left after " + PATIENCE.toSeconds() + " s" + consumers.said());
      }
    }
  }

  private void say(String format, Object... arguments) {
    System.out.printf(
        "chaos %3d s: %s%n",
        Duration.ofNanos(System.nanoTime() - begin).toSeconds(), String.format(format, arguments));
  }
}
