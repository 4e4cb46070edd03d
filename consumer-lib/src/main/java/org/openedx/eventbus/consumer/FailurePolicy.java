package org.openedx.eventbus.consumer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.openedx.eventbus.event.EventRejectedException;
import org.openedx.eventbus.filter.FilterFailedException;

/**
 * What happens to an event whose handling failed. It is given to its handler again, on its own key
 * only: other keys go on meanwhile. Immutable.
 */
public final class FailurePolicy {
  /** Again up to 8 times, first after 200 ms, then ever later; then a dead letter. */
  public static final FailurePolicy DEFAULT =
      retry(8, Backoff.exponential(Duration.ofMillis(200), Duration.ofMinutes(1))).thenDeadLetter();

  private final Retries retries;
  private final boolean parks;

  private FailurePolicy(Retries retries, boolean parks) {
    this.retries = retries;
    this.parks = parks;
  }

  /**
   * The event is given to its handler again until it returns; later events of its key wait.
   * Exceptions that {@link Retries#rejecting} names, or an {@link EventRejectedException}, make it
   * a dead letter all the same.
   */
  public static FailurePolicy retryForever(Backoff backoff) {
    return new Retries(Integer.MAX_VALUE, backoff, Optional.empty(), List.of()).thenDeadLetter();
  }

  /**
   * The event is given to its handler again.
   *
   * @param times how often at the most; 0 not at all
   * @param backoff how long to wait before each
   */
  public static Retries retry(int times, Backoff backoff) {
    if (times < 0) {
      throw new IllegalArgumentException("an event cannot be retried " + times + " times");
    }
    return new Retries(times, backoff, Optional.empty(), List.of());
  }

  /** Retries, and what comes after the last of them. Immutable. */
  public static final class Retries {
    private final int times;
    private final Backoff backoff;
    private final Optional<Duration> deadline;
    private final List<Class<? extends Throwable>> rejected;

    private Retries(
        int times,
        Backoff backoff,
        Optional<Duration> deadline,
        List<Class<? extends Throwable>> rejected) {
      this.times = times;
      this.backoff = Objects.requireNonNull(backoff, "backoff");
      this.deadline = deadline;
      this.rejected = rejected;
    }

    /** No retry begins later than this after the first failure, however many are left. */
    public Retries within(Duration longest) {
      return new Retries(times, backoff, Optional.of(longest), rejected);
    }

    /** An exception, and those that extend it, after which a retry would be of no use; adds up. */
    public Retries rejecting(Class<? extends Throwable> type) {
      List<Class<? extends Throwable>> types = new ArrayList<>(rejected);
      types.add(type);
      return new Retries(times, backoff, deadline, List.copyOf(types));
    }

    /** Then the event becomes a dead letter, and later events of its key are handled. */
    public FailurePolicy thenDeadLetter() {
      return new FailurePolicy(this, false);
    }

    /**
     * Then the event becomes a dead letter, and later events of its key are held back with it, in
     * their order, until it is redriven or discarded: they become dead letters too, which a redrive
     * takes along. Other keys go on, and events without a key. Needs an ordering.
     */
    public FailurePolicy thenPark() {
      return new FailurePolicy(this, true);
    }
  }

  int times() {
    return retries.times;
  }

  Backoff backoff() {
    return retries.backoff;
  }

  Optional<Duration> deadline() {
    return retries.deadline;
  }

  boolean parks() {
    return parks;
  }

  boolean rejects(Throwable thrown) {
    // What a step of an inbound filter threw counts as if the handler had thrown it.
    Throwable failure =
        thrown instanceof FilterFailedException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    return failure instanceof EventRejectedException
        || retries.rejected.stream().anyMatch(type -> type.isInstance(failure));
  }
}
