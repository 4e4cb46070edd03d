package org.openedx.eventbus.consumer.internal.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.internal.ThrowableSnapshot;

/**
 * Circuit breaker of one handler.
 *
 * <p>It opens when the handler fails for most keys that it processes, for example because its
 * database is down. Such failures are not the events' fault, and without a circuit breaker every
 * event would become a dead letter. It counts keys, not events: of the keys processed within a
 * window, at least a number and at least a percentage must have failed last. A success of one key
 * therefore does not hide the failures of others, and a retry counts nothing twice.
 *
 * <p>After a while it becomes half-open and admits one trial event, whose outcome closes or reopens
 * it. Should the trial not end, for example because the handler hangs, another event is admitted
 * after the same time. Outcomes of other events are ignored while it is not closed, since they
 * began before.
 *
 * <p>Rejections and undecodable events are not reported to it, because they say nothing about the
 * handler; neither are redriven events, which have failed before.
 *
 * <p>Times are nanoseconds of any monotonic clock. Not thread-safe: confined to the engine's
 * thread.
 */
public final class CircuitBreaker {
  /** Share of failing keys is computed over at most so many times the number of failing keys. */
  private static final int KEYS_FACTOR = 5;

  /** State of a circuit breaker. */
  public enum State {
    /** Events are dispatched to the handler. */
    CLOSED,
    /** No event is dispatched to the handler. */
    OPEN,
    /** One trial event is dispatched to the handler. */
    HALF_OPEN
  }

  private final int failingKeys;
  private final int failureRate;
  private final long openNanos;
  private final RecentOutcomes outcomes;

  private State state = State.CLOSED;
  private long nextTrialNanos;
  private @Nullable ThrowableSnapshot cause;

  /**
   * Creates a closed circuit breaker.
   *
   * @param failingKeys minimum number of distinct keys that must fail to open it; 0 disables it
   * @param failureRate minimum percentage of the processed keys that must fail to open it
   * @param window time within which they must fail
   * @param openDuration how long it stays open before it admits a trial event
   */
  public CircuitBreaker(int failingKeys, int failureRate, Duration window, Duration openDuration) {
    this.failingKeys = failingKeys;
    this.failureRate = failureRate;
    this.openNanos = openDuration.toNanos();
    this.outcomes = new RecentOutcomes(KEYS_FACTOR * failingKeys, window.toNanos());
  }

  /** Returns a circuit breaker that stays closed. */
  public static CircuitBreaker disabled() {
    return new CircuitBreaker(0, 100, Duration.ZERO, Duration.ZERO);
  }

  /** Returns whether outcomes of events that are no trial are of interest. */
  boolean isCounting() {
    return failingKeys > 0 && state == State.CLOSED;
  }

  /** Records that the handler processed an event of a key. */
  void recordSuccess(int keyHash, long nowNanos) {
    if (isCounting()) {
      outcomes.recordSuccess(keyHash, nowNanos);
    }
  }

  /**
   * Records that the handler failed for an event of a key.
   *
   * @param firstAttempt whether the event had not failed before
   * @return whether this opens the circuit breaker
   */
  boolean recordFailure(
      ThrowableSnapshot failure, int keyHash, boolean firstAttempt, long nowNanos) {
    if (!isCounting()) {
      return false;
    }
    outcomes.recordFailure(keyHash, firstAttempt, nowNanos);
    if (outcomes.failures() < failingKeys
        || outcomes.failures() * 100 < failureRate * outcomes.size()) {
      return false;
    }
    open(failure, nowNanos);
    return true;
  }

  private void open(ThrowableSnapshot failure, long nowNanos) {
    state = State.OPEN;
    nextTrialNanos = nowNanos + openNanos;
    cause = failure.summary();
    outcomes.clear();
  }

  /** Records that the handler processed a trial event; returns whether this closes it. */
  boolean endTrial() {
    boolean closes = state != State.CLOSED;
    state = State.CLOSED;
    cause = null;
    return closes;
  }

  /** Records that the handler failed for a trial event; returns whether this reopens it. */
  boolean failTrial(ThrowableSnapshot failure, long nowNanos) {
    if (state != State.HALF_OPEN) {
      return false; // another trial has ended meanwhile
    }
    open(failure, nowNanos);
    return true;
  }

  /** Ends a trial without an outcome: the next event can be the trial at once. */
  void abandonTrial(long nowNanos) {
    if (state == State.HALF_OPEN) {
      state = State.OPEN;
      nextTrialNanos = nowNanos;
    }
  }

  /**
   * Returns whether an event may be dispatched to the handler now. An open circuit breaker whose
   * time has passed becomes half-open, and the event is its trial.
   */
  boolean tryAcquirePermit(long nowNanos) {
    if (state == State.CLOSED) {
      return true;
    }
    if (nowNanos - nextTrialNanos < 0) {
      return false;
    }
    state = State.HALF_OPEN;
    nextTrialNanos = nowNanos + openNanos; // of another event, should this trial not end
    return true;
  }

  public State state() {
    return state;
  }

  /** Returns when it admits a trial event; {@link Long#MAX_VALUE} while it is closed. */
  long nextTrialNanos() {
    return state == State.CLOSED ? Long.MAX_VALUE : nextTrialNanos;
  }

  /** Returns the failure that opened it; null while it is closed. */
  public @Nullable ThrowableSnapshot cause() {
    return cause;
  }
}
