package org.openedx.eventbus.consumer.deadletter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterRecord;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSummary;
import org.openedx.eventbus.consumer.internal.deadletter.ParkedKey;

/**
 * Second part of a redrive: redrives the events that consumers park while the redrive of their key
 * is in progress. Each dead letter is redriven at most once, so that it ends.
 *
 * <p>It ends when all redriven dead letters of parked keys have an outcome, and a grace period has
 * passed: another member may have decided to park an event before it has read the outcome, and its
 * dead letter may be written later. One that is written after the grace period stays open, and its
 * key parked, until the next redrive. It also ends when no outcome has been seen for a while,
 * because no consumer is running.
 *
 * @param changes reads the records that were written to the dead-letter topic since the last call
 */
record ParkedRedrive(
    Consumer<Consumer<DeadLetterRecord>> changes,
    ParkedRedrive.Redriver redriver,
    RateLimiter.Ticker ticker) {
  /** Time without a new outcome after which no consumer seems to be running. */
  static final Duration OUTCOME_TIMEOUT = Duration.ofSeconds(5);

  /** Time after the last outcome in which events parked by other members are expected. */
  static final Duration GRACE_PERIOD = Duration.ofSeconds(2);

  private static final long POLL_NANOS = 100_000_000;

  /** Redrives dead letters. */
  interface Redriver {
    void redrive(List<DeadLetter> deadLetters) throws InterruptedException;
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
    Progress progress = new Progress(open, first.redriven());
    List<DeadLetter> redriven = new ArrayList<>(first.redriven());
    int remaining = first.remaining();
    long lastChange = ticker.nanos();
    while (remaining == 0
        && redriven.size() < options.limit().orElse(Integer.MAX_VALUE)
        && ticker.nanos() - lastChange < progress.timeout().toNanos()) {
      boolean changed = progress.hasChanged(changes);
      RedriveReport plan = progress.plan(rest(options, redriven.size()));
      redriver.redrive(plan.redriven());
      redriven.addAll(plan.redriven());
      remaining = plan.remaining();
      if (changed || !plan.redriven().isEmpty()) {
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

  /** The parked keys that are redriven: their open dead letters, and which have no outcome yet. */
  static final class Progress {
    private final Map<ParkedKey, Map<DeadLetterId, DeadLetter>> openByKey = new HashMap<>();
    private final Map<DeadLetterId, DeadLetter> redriven = new HashMap<>();
    private final Set<DeadLetterId> pending = new HashSet<>();
    private final Set<DeadLetterId> newlyParked = new HashSet<>();
    private final Set<ParkedKey> changedKeys = new HashSet<>();

    /**
     * Creates the progress of a redrive.
     *
     * @param open the open dead letters from which the first part was planned
     * @param first those that were redriven
     */
    Progress(List<DeadLetter> open, List<DeadLetter> first) {
      for (DeadLetter each : first) {
        ParkedKey key = ParkedKey.of(each);
        if (key != null) {
          openByKey.putIfAbsent(key, new HashMap<>());
        }
      }
      for (DeadLetter each : open) {
        Map<DeadLetterId, DeadLetter> ofKey = openOf(ParkedKey.of(each));
        if (ofKey != null) {
          ofKey.put(each.id(), each);
        }
      }
      addRedriven(first);
    }

    private @Nullable Map<DeadLetterId, DeadLetter> openOf(@Nullable ParkedKey key) {
      return key == null ? null : openByKey.get(key);
    }

    private void addRedriven(Collection<DeadLetter> deadLetters) {
      for (DeadLetter each : deadLetters) {
        Map<DeadLetterId, DeadLetter> ofKey = openOf(ParkedKey.of(each));
        if (ofKey != null) {
          ofKey.remove(each.id());
          redriven.put(each.id(), each);
          pending.add(each.id());
          newlyParked.remove(each.id());
        }
      }
    }

    /** Reads what has changed; returns whether a redriven dead letter has an outcome now. */
    boolean hasChanged(Consumer<Consumer<DeadLetterRecord>> changes) {
      int before = pending.size();
      changes.accept(this::add);
      return pending.size() != before;
    }

    private void add(DeadLetterRecord record) {
      if (record instanceof DeadLetterRecord.Written written) {
        DeadLetter deadLetter = written.deadLetter();
        Map<DeadLetterId, DeadLetter> ofKey = changed(DeadLetterSummary.of(deadLetter));
        if (ofKey != null) {
          ofKey.put(deadLetter.id(), deadLetter);
          if (deadLetter.disposition() == Disposition.PARKED) {
            newlyParked.add(deadLetter.id());
          }
          written.replaced().ifPresent(pending::remove);
        }
      } else if (record instanceof DeadLetterRecord.Resolved resolved) {
        DeadLetterId id = resolved.deadLetter().id();
        Map<DeadLetterId, DeadLetter> ofKey = changed(resolved.deadLetter());
        if (ofKey != null && resolved.resolution().kind() != Resolution.Kind.REDRIVEN) {
          pending.remove(id);
          ofKey.remove(id);
          DeadLetter own = redriven.get(id);
          if (own != null && resolved.resolution().kind() == Resolution.Kind.PARKED) {
            ofKey.put(id, own);
          }
        }
      }
    }

    private @Nullable Map<DeadLetterId, DeadLetter> changed(DeadLetterSummary deadLetter) {
      ParkedKey key = ParkedKey.of(deadLetter);
      Map<DeadLetterId, DeadLetter> ofKey = openOf(key);
      if (key != null && ofKey != null) {
        changedKeys.add(key);
      }
      return ofKey;
    }

    /** Plans the redrive of the events that were parked since, and counts them as redriven. */
    RedriveReport plan(RedriveOptions options) {
      List<DeadLetter> open = new ArrayList<>();
      if (!newlyParked.isEmpty()) {
        changedKeys.forEach(key -> open.addAll(openByKey.getOrDefault(key, Map.of()).values()));
        open.sort(Comparator.comparing(DeadLetter::id));
      }
      changedKeys.clear();
      RedriveReport plan = RedrivePlan.of(open, each -> newlyParked.contains(each.id()), options);
      addRedriven(plan.redriven());
      return plan;
    }

    /** Returns how long to wait for a change; zero if no redriven key is parked. */
    Duration timeout() {
      if (openByKey.isEmpty()) {
        return Duration.ZERO;
      }
      return pending.isEmpty() ? GRACE_PERIOD : OUTCOME_TIMEOUT;
    }
  }
}
