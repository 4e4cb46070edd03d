package org.openedx.eventbus.it.chaos;

import static org.openedx.eventbus.consumer.deadletter.DeadLetterFilter.ALL;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.InterruptException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.deadletter.DeadLetterFilter;
import org.openedx.eventbus.consumer.deadletter.DeadLetterList;
import org.openedx.eventbus.consumer.deadletter.DeadLetters;
import org.openedx.eventbus.consumer.deadletter.DeadLettersException;
import org.openedx.eventbus.consumer.deadletter.RedriveOptions;
import org.openedx.eventbus.consumer.deadletter.RedriveReport;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;

/**
 * Simulated operator of the group's dead letters: redrives them, and discards those that can never
 * be handled.
 */
final class DeadLetterOperator {
  private static final RedriveOptions AGAIN = RedriveOptions.DEFAULT.reason("the outage is over");

  /** An event that fails after so many redrives is discarded. */
  private static final int MAX_REDRIVES = 2;

  private static final int SHORTEST_PAUSE_MILLIS = 500;
  private static final int LONGEST_PAUSE_MILLIS = 4_000;

  private final EventBusConfig config;
  private final SplittableRandom random;
  private final Consumer<String> progress;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile int runs;
  private volatile int failed;

  DeadLetterOperator(Map<String, String> settings, long seed, Consumer<String> progress) {
    this.config = EventBusConfig.of(settings);
    this.random = new SplittableRandom(seed);
    this.progress = progress;
  }

  /** Redrives or discards dead letters at random times, on a thread of its own. */
  Thread start(BooleanSupplier running) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (running.getAsBoolean()) {
                  Thread.sleep(random.nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS));
                  run(random.nextInt(8), random.split());
                }
              } catch (InterruptedException | InterruptException e) {
                Thread.currentThread().interrupt(); // the run has ended
              } catch (RuntimeException | AssertionError e) {
                failure.set(e);
              }
            },
            "operator");
    thread.start();
    return thread;
  }

  /** Runs one operation. An unavailable broker fails it; what was written before stays. */
  private void run(int which, SplittableRandom random) throws InterruptedException {
    runs++;
    try (DeadLetters letters = open()) {
      switch (which) {
        case 0 -> redrive("all", letters, ALL);
        case 1, 2 -> redrive("some keys", letters, ALL.keyHashes(some(keys(letters), random)));
        case 3, 4 -> redrive("some dead letters", letters, ALL.ids(some(ids(letters), random)));
        default -> discardHopeless(letters);
      }
    } catch (DeadLettersException e) {
      recordFailure(e);
    }
  }

  private DeadLetters open() {
    return DeadLetters.open(config, ChaosGroup.NAME);
  }

  private void recordFailure(DeadLettersException e) {
    failed++;
    progress.accept("operation on dead letters failed: " + e.getMessage());
  }

  private void redrive(String what, DeadLetters letters, DeadLetterFilter filter)
      throws InterruptedException {
    RedriveReport report = letters.redrive(filter, AGAIN);
    progress.accept(
        "redriven %s: %d, maximum redrives reached %d, still parked %d"
            .formatted(
                what,
                report.redriven().size(),
                report.maxRedrivesReached().size(),
                report.stillParked().size()));
  }

  private void discardHopeless(DeadLetters letters) {
    List<String> hopeless =
        letters.list(ALL).open().stream()
            .filter(DeadLetterOperator::isHopeless)
            .map(each -> each.id().toString())
            .toList();
    int discarded = letters.discard(ALL.ids(hopeless), "it can never be handled").size();
    progress.accept("discarded " + discarded);
  }

  private static boolean isHopeless(DeadLetter letter) {
    return switch (letter.disposition()) {
      case POISON, REJECTED, SKIPPED -> true;
      case EXHAUSTED -> letter.redrives() >= MAX_REDRIVES;
      case INCOMPATIBLE, PARKED -> false;
    };
  }

  private static Set<String> keys(DeadLetters letters) {
    Set<String> keys = new HashSet<>();
    letters.list(ALL).open().forEach(each -> keys.add(each.key().hash()));
    return keys;
  }

  private static Set<String> ids(DeadLetters letters) {
    Set<String> ids = new HashSet<>();
    letters.list(ALL).open().forEach(each -> ids.add(each.id().toString()));
    return ids;
  }

  private static Collection<String> some(Set<String> all, SplittableRandom random) {
    List<String> some = new ArrayList<>();
    all.stream().sorted().filter(each -> random.nextInt(3) == 0).forEach(some::add);
    return some;
  }

  /**
   * Discards and redrives all dead letters once. Discarding comes first, because it ends a
   * transaction that a fault has left open and that hides later records from lists.
   *
   * @return how many times dead letters can still be redriven, until each is handled or discarded;
   *     {@link Long#MAX_VALUE} if that is unknown
   */
  long resolveAll() throws InterruptedException {
    runs++;
    try (DeadLetters letters = open()) {
      discardHopeless(letters);
      redrive("all", letters, ALL);
      DeadLetterList list = letters.list(ALL);
      progress.accept(
          "dead letters open %d, redriven without a result %d"
              .formatted(list.open().size(), list.redriven().size()));
      return list.unresolved().stream()
          .mapToLong(each -> Math.max(1, 1 + MAX_REDRIVES - each.redrives()))
          .sum();
    } catch (DeadLettersException e) {
      recordFailure(e);
      return Long.MAX_VALUE;
    }
  }

  /**
   * @throws AssertionError if an operation failed for another reason than an unavailable broker
   */
  void requireNoFailure() {
    if (failure.get() != null) {
      throw new AssertionError("operations on dead letters failed", failure.get());
    }
  }

  @Override
  public String toString() {
    return "operations on dead letters " + runs + " (failed " + failed + ")";
  }
}
