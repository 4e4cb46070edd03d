package org.openedx.eventbus.consumer.internal.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Circuit breaker of one handler.
 *
 * <p>It opens when events of several distinct keys fail with the same exception class within a
 * window and no event is handled in between, for example because the handler's database is down.
 * Such failures are not the events' fault, and without a circuit breaker every event would become a
 * dead letter. After a while it becomes half-open and admits one trial event, whose outcome closes
 * or reopens it. Should the trial not end, for example because the handler hangs, another event is
 * admitted after the same time.
 *
 * <p>Times are nanoseconds of any monotonic clock. Not thread-safe: confined to the engine's
 * thread.
 */
public final class CircuitBreaker {
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
  private final long windowNanos;
  private final long openNanos;

  /** For each exception class, the time of the last failure of each key, by the key's hash. */
  private final Map<Class<?>, Map<Integer, Long>> failures = new HashMap<>();

  private State state = State.CLOSED;
  private long nextTrialNanos;
  private @Nullable Throwable cause;

  /**
   * Creates a closed circuit breaker.
   *
   * @param failingKeys number of distinct keys that must fail to open it; 0 disables it
   * @param window time within which they must fail
   * @param openDuration how long it stays open before it admits a trial event
   */
  public CircuitBreaker(int failingKeys, Duration window, Duration openDuration) {
    this.failingKeys = failingKeys;
    this.windowNanos = window.toNanos();
    this.openNanos = openDuration.toNanos();
  }

  /** Records a failure of the handler; returns whether it opens or reopens the circuit breaker. */
  boolean recordFailure(Throwable failure, int keyHash, long nowNanos) {
    if (failingKeys == 0 || state == State.OPEN) {
      return false;
    }
    if (state == State.CLOSED) {
      Map<Integer, Long> ofClass =
          failures.computeIfAbsent(failure.getClass(), any -> new HashMap<>());
      ofClass.put(keyHash, nowNanos);
      if (ofClass.size() >= failingKeys) {
        ofClass.values().removeIf(at -> nowNanos - at > windowNanos);
      }
      if (ofClass.size() < failingKeys) {
        return false;
      }
    }
    state = State.OPEN;
    nextTrialNanos = nowNanos + openNanos;
    cause = failure;
    failures.clear();
    return true;
  }

  /** Records that the handler returned; returns whether this closes the circuit breaker. */
  boolean recordSuccess() {
    if (state == State.CLOSED) {
      failures.clear();
      return false;
    }
    boolean closes = state == State.HALF_OPEN;
    if (closes) {
      state = State.CLOSED;
      cause = null;
    }
    return closes;
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

  /** Ends a trial without an outcome: the next event can be the trial at once. */
  void abandonTrial(long nowNanos) {
    if (state == State.HALF_OPEN) {
      state = State.OPEN;
      nextTrialNanos = nowNanos;
    }
  }

  public State state() {
    return state;
  }

  /** Returns when it admits a trial event; {@link Long#MAX_VALUE} while it is closed. */
  long nextTrialNanos() {
    return state == State.CLOSED ? Long.MAX_VALUE : nextTrialNanos;
  }

  /** Returns the failure that opened it; null while it is closed. */
  public @Nullable Throwable cause() {
    return cause;
  }
}
