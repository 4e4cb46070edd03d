package org.openedx.eventbus.handler;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.openedx.eventbus.event.FilterFailedException;

/**
 * What a consumer does when a handler throws: how often the event is retried, and whether it then
 * becomes a dead letter or parks its key. Retries block only the key of the event. Immutable.
 *
 * <pre>{@code
 * retry(5, exponential(ofMillis(200), ofMinutes(1)))
 *     .within(ofMinutes(10))
 *     .rejecting(IllegalArgumentException.class)
 *     .thenPark()
 * }</pre>
 */
public final class FailurePolicy {
  /** 8 retries with a backoff from 200 ms to one minute, then a dead letter. */
  public static final FailurePolicy DEFAULT =
      retry(8, Backoff.exponential(Duration.ofMillis(200), Duration.ofMinutes(1))).thenDeadLetter();

  private final Retries retries;
  private final boolean parks;

  private FailurePolicy(Retries retries, boolean parks) {
    this.retries = retries;
    this.parks = parks;
  }

  /**
   * Retries until the handler returns; later events of the key wait. An {@link
   * EventRejectedException} makes the event a dead letter nevertheless.
   */
  public static FailurePolicy retryForever(Backoff backoff) {
    return new Retries(Integer.MAX_VALUE, backoff, Optional.empty(), List.of()).thenDeadLetter();
  }

  /**
   * Retries a limited number of times.
   *
   * @param times the maximum number of retries; 0 for none
   * @param backoff the delay before each retry
   */
  public static Retries retry(int times, Backoff backoff) {
    if (times < 0) {
      throw new IllegalArgumentException("times must not be negative: " + times);
    }
    return new Retries(times, backoff, Optional.empty(), List.of());
  }

  /** Limits of the retries of an event, before it is decided what follows them. Immutable. */
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

    /** Starts no retry later than this duration after the first failure. */
    public Retries within(Duration deadline) {
      Objects.requireNonNull(deadline, "deadline");
      return new Retries(times, backoff, Optional.of(deadline), rejected);
    }

    /**
     * Treats an exception class and its subclasses as permanent failures, which are not retried.
     * May be called several times.
     */
    public Retries rejecting(Class<? extends Throwable> type) {
      List<Class<? extends Throwable>> types = new ArrayList<>(rejected);
      types.add(Objects.requireNonNull(type, "type"));
      return new Retries(times, backoff, deadline, List.copyOf(types));
    }

    /** Makes the event a dead letter after the last retry; later events of its key are handled. */
    public FailurePolicy thenDeadLetter() {
      return new FailurePolicy(this, false);
    }

    /**
     * Makes the event a dead letter after the last retry, and parks its key: later events of the
     * key become dead letters too, in their order, until the first one is redriven or discarded. A
     * redrive includes them. Other keys and events without a key are not affected. Requires {@code
     * eventbus.consumer.ordering} other than {@code none}.
     */
    public FailurePolicy thenPark() {
      return new FailurePolicy(this, true);
    }
  }

  /** Returns the maximum number of retries. */
  public int maxRetries() {
    return retries.times;
  }

  /** Returns the delay between retries. */
  public Backoff backoff() {
    return retries.backoff;
  }

  /** Returns the time after the first failure at which the last retry may start. */
  public Optional<Duration> deadline() {
    return retries.deadline;
  }

  /** Returns whether the key is parked after the last retry. */
  public boolean parks() {
    return parks;
  }

  /**
   * Returns whether an exception is a permanent failure. The cause of a {@link
   * FilterFailedException} counts as if the handler had thrown it.
   */
  public boolean rejects(Throwable thrown) {
    Throwable failure =
        thrown instanceof FilterFailedException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    return failure instanceof EventRejectedException
        || retries.rejected.stream().anyMatch(type -> type.isInstance(failure));
  }

  /** Two policies are equal if they decide alike, so a handler may repeat its policy per type. */
  @Override
  public boolean equals(Object other) {
    return other instanceof FailurePolicy that
        && parks == that.parks
        && retries.times == that.retries.times
        && retries.backoff.equals(that.retries.backoff)
        && retries.deadline.equals(that.retries.deadline)
        && retries.rejected.equals(that.retries.rejected);
  }

  @Override
  public int hashCode() {
    return Objects.hash(parks, retries.times, retries.backoff, retries.deadline, retries.rejected);
  }
}
