package org.openedx.eventbus.consumer.deadletter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.deadletter.model.EventOrigin;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.consumer.internal.deadletter.ParkedKey;

/**
 * Second part of a redrive: redrives the events that consumers park while the redrive of their key
 * is in progress.
 *
 * <p>It ends when all redriven dead letters of parked keys have an outcome, and a grace period has
 * passed: another member may have decided to park an event before it has read the outcome, and its
 * dead letter may be written later. One that is written after the grace period stays open, and its
 * key parked, until the next redrive. It also ends when no outcome has been seen for a while,
 * because no consumer is running.
 *
 * @param current reads the current content of the dead-letter topic
 */
record ParkedRedrive(
    Supplier<DeadLetterList> current, ParkedRedrive.Redriver redriver, RateLimiter.Ticker ticker) {
  /** Time without a new outcome after which no consumer seems to be running. */
  static final Duration OUTCOME_TIMEOUT = Duration.ofSeconds(5);

  /** Time after the last outcome in which events parked by other members are expected. */
  static final Duration GRACE_PERIOD = Duration.ofSeconds(2);

  private static final long POLL_NANOS = 100_000_000;

  /** Redrives dead letters. */
  interface Redriver {
    /** Returns those that were redriven; one that the topic no longer has is left out. */
    List<DeadLetter> redrive(List<DeadLetter> deadLetters) throws InterruptedException;
  }

  /**
   * Redrives parked events until no more are expected, or the limit is reached.
   *
   * @param open the open dead letters from which the first part was planned
   * @param first report of the first part
   * @return report of both parts
   */
  RedriveReport run(List<DeadLetter> open, RedriveReport first, RedriveOptions options)
      throws InterruptedException {
    Progress progress = new Progress(open);
    progress.addRedriven(first.redriven());
    List<DeadLetter> redriven = new ArrayList<>(first.redriven());
    int remaining = first.remaining();
    long lastChange = ticker.nanos();
    while (remaining == 0
        && redriven.size() < options.limit().orElse(Integer.MAX_VALUE)
        && ticker.nanos() - lastChange < progress.timeout().toNanos()) {
      DeadLetterList list = current.get();
      RedriveReport plan =
          RedrivePlan.of(list.open(), progress::isNewlyParked, rest(options, redriven.size()));
      List<DeadLetter> more = redriver.redrive(plan.redriven());
      progress.addRedriven(more);
      redriven.addAll(more);
      remaining = plan.remaining();
      if (progress.update(list) || !more.isEmpty()) {
        lastChange = ticker.nanos();
      } else {
        ticker.sleep(POLL_NANOS);
      }
    }
    return new RedriveReport(redriven, first.maxRedrivesReached(), first.stillParked(), remaining);
  }

  private static RedriveOptions rest(RedriveOptions options, int redriven) {
    OptionalInt limit = options.limit();
    return limit.isEmpty() ? options : options.limit(limit.getAsInt() - redriven);
  }

  /** Which dead letters of parked keys were redriven, and which of them have no outcome yet. */
  static final class Progress {
    private final Set<ParkedKey> keys = new HashSet<>();
    private final Set<DeadLetterId> known;
    private final Set<DeadLetterId> pending = new HashSet<>();

    /**
     * Creates the progress of a redrive.
     *
     * @param open the open dead letters from which the first part was planned
     */
    Progress(List<DeadLetter> open) {
      this.known = open.stream().map(DeadLetter::id).collect(Collectors.toCollection(HashSet::new));
    }

    void addRedriven(Collection<DeadLetter> deadLetters) {
      for (DeadLetter each : deadLetters) {
        ParkedKey key = ParkedKey.of(each);
        if (key != null) {
          keys.add(key);
          pending.add(each.id());
          known.add(each.id());
        }
      }
    }

    /** Returns whether a dead letter was parked while its key was being redriven. */
    boolean isNewlyParked(DeadLetter deadLetter) {
      return deadLetter.disposition() == Disposition.PARKED
          && !known.contains(deadLetter.id())
          && keys.contains(ParkedKey.of(deadLetter));
    }

    /** Removes those with an outcome from the pending ones; returns whether there were any. */
    boolean update(DeadLetterList list) {
      // By event: of a dead letter that was written twice, only one is resolved.
      Set<HandledEvent> handled =
          list.resolved().stream()
              .filter(Progress::isHandled)
              .map(each -> HandledEvent.of(each.deadLetter()))
              .collect(Collectors.toSet());
      // One that failed again is an open dead letter again, and so are those parked behind it.
      Set<HandledEvent> open =
          list.open().stream().map(HandledEvent::of).collect(Collectors.toSet());
      return pending.removeAll(
          list.resolved().stream()
              .map(DeadLetterList.Resolved::deadLetter)
              .filter(each -> pending.contains(each.id()))
              .filter(
                  each ->
                      handled.contains(HandledEvent.of(each))
                          || open.contains(HandledEvent.of(each).redriven()))
              .map(DeadLetter::id)
              .collect(Collectors.toSet()));
    }

    private static boolean isHandled(DeadLetterList.Resolved deadLetter) {
      return deadLetter.resolutions().stream()
          .anyMatch(each -> each.kind() == Resolution.Kind.HANDLED);
    }

    boolean hasAllOutcomes() {
      return pending.isEmpty();
    }

    /** Returns how long to wait for a change; zero if no redriven key is parked. */
    Duration timeout() {
      if (keys.isEmpty()) {
        return Duration.ZERO;
      }
      return hasAllOutcomes() ? GRACE_PERIOD : OUTCOME_TIMEOUT;
    }
  }

  /** An event and one of its handlers, whose outcomes are independent of those of others. */
  private record HandledEvent(String handler, EventOrigin origin) {
    static HandledEvent of(DeadLetter deadLetter) {
      return new HandledEvent(deadLetter.handler(), deadLetter.origin());
    }

    HandledEvent redriven() {
      return new HandledEvent(handler, origin.redriven());
    }
  }
}
