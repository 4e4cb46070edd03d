package org.openedx.eventbus.consumer.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stops giving events to a handler whose failures are of many keys and one kind, as when a database
 * is away: they are no fault of the events, which would only become dead letters. After a while it
 * lets one event through, and with its success all others. Not thread-safe.
 */
public final class Breaker {
  /** Where a breaker stands. */
  public enum State {
    /** All is well. */
    CLOSED,
    /** The handler gets nothing. */
    OPEN,
    /** The handler has an event by which it is judged. */
    PROBING
  }

  private final int keys;
  private final long within;
  private final long pause;

  /** By exception class: when each key failed last with it. */
  private final Map<Class<?>, Map<Integer, Long>> failures = new HashMap<>();

  private State state = State.CLOSED;
  private long reopens;
  private @Nullable Throwable cause;

  /**
   * @param keys of how many keys an event must fail; 0 for a breaker that never opens
   * @param within how close together the failures must lie
   * @param pause how long it stays open before the handler is tried again
   */
  public Breaker(int keys, Duration within, Duration pause) {
    this.keys = keys;
    this.within = within.toNanos();
    this.pause = pause.toNanos();
  }

  /** A handler failed; says whether that opens the breaker now. */
  boolean failed(Throwable failure, int keyHash, long now) {
    if (keys == 0) {
      return false;
    }
    if (state == State.PROBING) {
      open(failure, now);
      return true;
    }
    if (state == State.OPEN) {
      return false;
    }
    Map<Integer, Long> ofClass =
        failures.computeIfAbsent(failure.getClass(), any -> new HashMap<>());
    ofClass.put(keyHash, now);
    if (ofClass.size() >= keys) {
      ofClass.values().removeIf(at -> now - at > within);
      if (ofClass.size() >= keys) {
        open(failure, now);
        return true;
      }
    }
    return false;
  }

  private void open(Throwable failure, long now) {
    state = State.OPEN;
    reopens = now + pause;
    cause = failure;
    failures.clear();
  }

  /** A handler returned; says whether that closes the breaker now. */
  boolean succeeded() {
    if (state == State.CLOSED) {
      if (!failures.isEmpty()) {
        failures.clear();
      }
      return false;
    }
    boolean closes = state == State.PROBING;
    if (closes) {
      state = State.CLOSED;
      cause = null;
    }
    return closes;
  }

  /**
   * Whether an event may be given to the handler now; of an open one, one for trial. A trial that
   * lasts longer than the pause is followed by another, as its handler may never return.
   */
  boolean lets(long now) {
    if (state == State.CLOSED) {
      return true;
    }
    if (now - reopens < 0) {
      return false;
    }
    state = State.PROBING;
    reopens = now + pause; // with another event, should this one never come back
    return true;
  }

  /** The event that was let through came back without a word on the handler. */
  void probeEnded(long now) {
    if (state == State.PROBING) {
      state = State.OPEN;
      reopens = now;
    }
  }

  public State state() {
    return state;
  }

  /** When it lets an event through, or another; {@link Long#MAX_VALUE} while it lets all. */
  long reopens() {
    return state == State.CLOSED ? Long.MAX_VALUE : reopens;
  }

  /** The failure that opened it; null while it is closed. */
  public @Nullable Throwable cause() {
    return cause;
  }
}
