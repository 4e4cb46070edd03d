package org.openedx.eventbus.it.chaos;

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
import org.openedx.eventbus.consumer.deadletter.DeadLetterList.Resolved;
import org.openedx.eventbus.consumer.deadletter.DeadLetters;
import org.openedx.eventbus.consumer.deadletter.DeadLettersException;
import org.openedx.eventbus.consumer.deadletter.RedriveOptions;
import org.openedx.eventbus.consumer.deadletter.RedriveReport;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;

/**
 * Looks after the dead letters of the handler that parks, as a user would: gives them back, and
 * discards those that can never be handled.
 */
final class Operator {
  private static final DeadLetterFilter OURS = DeadLetterFilter.ALL.handlers(List.of(Group.LEDGER));
  private static final RedriveOptions AGAIN = RedriveOptions.DEFAULT.reason("it may do now");

  /** What fails so often will fail for ever. */
  private static final int MOST_REDRIVES = 2;

  private static final int SHORTEST_PAUSE_MILLIS = 500;
  private static final int LONGEST_PAUSE_MILLIS = 4_000;

  private final EventBusConfig config;
  private final SplittableRandom random;
  private final Consumer<String> progress;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile int acts;
  private volatile int refused;

  Operator(Map<String, String> settings, long seed, Consumer<String> progress) {
    this.config = EventBusConfig.of(settings);
    this.random = new SplittableRandom(seed);
    this.progress = progress;
  }

  /** Does something about the letters every now and then, on a thread of its own. */
  Thread start(BooleanSupplier goOn) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (goOn.getAsBoolean()) {
                  Thread.sleep(random.nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS));
                  act(random.nextInt(8), random.split());
                }
              } catch (InterruptedException | InterruptException e) {
                Thread.currentThread().interrupt(); // the run is over
              } catch (RuntimeException | AssertionError e) {
                failure.set(e);
              }
            },
            "operator");
    thread.start();
    return thread;
  }

  /** A broker that is away refuses it; what was done by then stays done. */
  private void act(int which, SplittableRandom dice) throws InterruptedException {
    acts++;
    try (DeadLetters letters = open()) {
      switch (which) {
        case 0 -> redrive("all", letters, OURS);
        case 1, 2 -> redrive("some keys", letters, OURS.keyHashes(some(keys(letters), dice)));
        case 3, 4 -> redrive("some letters", letters, OURS.ids(some(ids(letters), dice)));
        default -> discardHopeless(letters);
      }
    } catch (DeadLettersException e) {
      refused(e);
    }
  }

  private DeadLetters open() {
    return DeadLetters.open(config, Group.NAME);
  }

  private void refused(DeadLettersException e) {
    refused++;
    progress.accept("the operator is refused: " + e.getMessage());
  }

  private void redrive(String what, DeadLetters letters, DeadLetterFilter filter)
      throws InterruptedException {
    RedriveReport report = letters.redrive(filter, AGAIN);
    progress.accept(
        "the operator redrives %s: %d, %d left alone, %d behind others"
            .formatted(
                what,
                report.redriven().size(),
                report.maxRedrivesReached().size(),
                report.stillParked().size()));
  }

  private void discardHopeless(DeadLetters letters) {
    List<String> hopeless =
        letters.list(OURS).open().stream()
            .filter(Operator::isHopeless)
            .map(each -> each.id().toString())
            .toList();
    int discarded = letters.discard(OURS.ids(hopeless), "it can never be handled").size();
    progress.accept("the operator discards " + discarded);
  }

  private static boolean isHopeless(DeadLetter letter) {
    return switch (letter.disposition()) {
      case POISON, REJECTED -> true;
      case EXHAUSTED -> letter.redrives() >= MOST_REDRIVES;
      case INCOMPATIBLE, PARKED -> false;
    };
  }

  private static Set<String> keys(DeadLetters letters) {
    Set<String> keys = new HashSet<>();
    letters.list(OURS).open().forEach(each -> keys.add(each.key().hash()));
    return keys;
  }

  private static Set<String> ids(DeadLetters letters) {
    Set<String> ids = new HashSet<>();
    letters.list(OURS).open().forEach(each -> ids.add(each.id().toString()));
    return ids;
  }

  private static Collection<String> some(Set<String> all, SplittableRandom dice) {
    List<String> some = new ArrayList<>();
    all.stream().sorted().filter(each -> dice.nextInt(3) == 0).forEach(some::add);
    return some;
  }

  /**
   * One round of tidying up. Discarding comes first, as it ends a transaction that a fault has left
   * open and behind which no list sees anything.
   *
   * @return whether each letter was handled or discarded in the end
   */
  boolean tidyUp() throws InterruptedException {
    acts++;
    try (DeadLetters letters = open()) {
      discardHopeless(letters);
      redrive("all", letters, OURS);
      DeadLetterList list = letters.list(OURS);
      int unanswered = unanswered(list);
      progress.accept("letters open %d, on their way %d".formatted(list.open().size(), unanswered));
      return list.open().isEmpty() && unanswered == 0;
    } catch (DeadLettersException e) {
      refused(e);
      return false;
    }
  }

  private static int unanswered(DeadLetterList list) {
    Set<String> events = new HashSet<>();
    list.resolved().forEach(each -> events.add(each.deadLetter().origin().toString()));
    list.resolved().stream()
        .filter(Operator::isDone)
        .forEach(each -> events.remove(each.deadLetter().origin().toString()));
    return events.size();
  }

  private static boolean isDone(Resolved letter) {
    return letter.resolutions().stream().anyMatch(each -> each.kind() != Resolution.Kind.REDRIVEN);
  }

  /**
   * @throws AssertionError when something else went wrong than a broker that is away
   */
  void requireNoFailure() {
    if (failure.get() != null) {
      throw new AssertionError("the operator could not go on", failure.get());
    }
  }

  @Override
  public String toString() {
    return "acts of the operator " + acts + " (refused " + refused + ")";
  }
}
