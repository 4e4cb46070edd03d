package org.openedx.eventbus.handler;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.openedx.eventbus.event.FilterFailedException;
import org.openedx.eventbus.internal.Durations;

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

  private final Rules rules;
  private final boolean parks;

  private FailurePolicy(Rules rules, boolean parks) {
    this.rules = rules;
    this.parks = parks;
  }

  private record Rules(
      int times,
      Backoff backoff,
      Optional<Duration> deadline,
      List<Class<? extends Throwable>> rejected) {
    Rules {
      Objects.requireNonNull(backoff, "backoff");
    }
  }

  /**
   * {@return a policy that retries until the handler returns} Later events of the key wait. If the
   * handler throws an {@link EventRejectedException}, the event becomes a dead letter.
   *
   * @param backoff the delay before each retry
   */
  public static FailurePolicy retryForever(Backoff backoff) {
    return retry(Integer.MAX_VALUE, backoff).thenDeadLetter();
  }

  /**
   * {@return a limited number of retries} {@link Retries#thenDeadLetter()} or {@link
   * Retries#thenPark()} completes the policy.
   *
   * @param times the maximum number of retries; 0 for none
   * @param backoff the delay before each retry
   * @throws IllegalArgumentException if the number is negative
   */
  public static Retries retry(int times, Backoff backoff) {
    if (times < 0) {
      throw new IllegalArgumentException("times must not be negative: " + times);
    }
    return new Retries(new Rules(times, backoff, Optional.empty(), List.of()));
  }

  /**
   * Limits of the retries of an event, the first part of a policy. Immutable. For example {@code
   * retry(3, backoff).within(ofMinutes(1))}.
   */
  public static final class Retries {
    private final Rules rules;

    private Retries(Rules rules) {
      this.rules = rules;
    }

    /**
     * {@return these limits with a deadline} No retry starts after it.
     *
     * @param deadline duration from the first failure to the start of the last retry
     */
    public Retries within(Duration deadline) {
      var present = Optional.of(Durations.bounded(Objects.requireNonNull(deadline, "deadline")));
      return new Retries(new Rules(rules.times, rules.backoff, present, rules.rejected));
    }

    /**
     * {@return these limits with an exception that is a permanent failure and not retried} May be
     * called several times.
     *
     * @param type the class of the exception; its subclasses are included
     */
    public Retries rejecting(Class<? extends Throwable> type) {
      List<Class<? extends Throwable>> types = new ArrayList<>(rules.rejected);
      types.add(Objects.requireNonNull(type, "type"));
      return new Retries(new Rules(rules.times, rules.backoff, rules.deadline, List.copyOf(types)));
    }

    /**
     * {@return a policy that makes the event a dead letter after the last retry} Later events of
     * its key are handled.
     */
    public FailurePolicy thenDeadLetter() {
      return new FailurePolicy(rules, false);
    }

    /**
     * {@return a policy that makes the event a dead letter after the last retry, and parks its key}
     *
     * <p>Later events of the key become dead letters too, in their order, until the first one is
     * redriven or discarded. A redrive includes them. Other keys and events without a key are not
     * affected. Requires {@code eventbus.consumer.ordering} other than {@code none}.
     */
    public FailurePolicy thenPark() {
      return new FailurePolicy(rules, true);
    }
  }

  /** {@return the maximum number of retries} */
  public int maxRetries() {
    return rules.times;
  }

  /** {@return the delay between retries} */
  public Backoff backoff() {
    return rules.backoff;
  }

  /**
   * {@return the duration from the first failure to the start of the last retry, if it is limited}
   */
  public Optional<Duration> deadline() {
    return rules.deadline;
  }

  /** {@return whether the key is parked after the last retry} */
  public boolean parks() {
    return parks;
  }

  /**
   * {@return whether an exception of a handler is a permanent failure} The cause of a {@link
   * FilterFailedException} counts as if the handler had thrown it.
   *
   * @param thrown the exception
   */
  public boolean rejects(Throwable thrown) {
    Objects.requireNonNull(thrown, "thrown");
    Throwable failure =
        thrown instanceof FilterFailedException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    return failure instanceof EventRejectedException
        || rules.rejected.stream().anyMatch(type -> type.isInstance(failure));
  }

  /** Compares the decisions of two policies, so that a handler can repeat its policy per type. */
  @Override
  public boolean equals(Object other) {
    return other instanceof FailurePolicy that && parks == that.parks && rules.equals(that.rules);
  }

  @Override
  public int hashCode() {
    return Objects.hash(parks, rules);
  }
}
