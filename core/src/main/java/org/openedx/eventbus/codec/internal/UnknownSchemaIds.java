package org.openedx.eventbus.codec.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.internal.Durations;
import org.openedx.eventbus.registry.SchemaId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Schema ids that the registry does not have: when to request them again, and when to give up.
 * Bounded, because records may name any number of ids. Thread-safe.
 *
 * <p>An id is requested again with an exponential backoff, by one caller at a time, however many
 * events have it. If it is still unknown when the timeout has passed since its first failure, it is
 * missing. Some time later it is forgotten, so that a schema that gets this id then is waited for.
 */
public final class UnknownSchemaIds {
  private static final Logger LOG = LoggerFactory.getLogger(EventDecoder.class);

  static final int MAX_IDS = 10_000;
  static final Duration MIN_BACKOFF = Duration.ofMillis(100);
  static final Duration MAX_BACKOFF = Duration.ofSeconds(10);

  /** Minimum time for which a missing id is remembered. */
  static final Duration MIN_MEMORY = Duration.ofMinutes(1);

  /** An id is waited for if an event needed it within this time. */
  private static final Duration NEEDED = MAX_BACKOFF.multipliedBy(3);

  private static final int MAX_LISTED = 5;

  private final Duration timeout;
  private final long timeoutNanos;
  private final long memoryNanos;
  private final LongSupplier nanoTime;
  private final Map<SchemaId, State> states = new HashMap<>();

  /** State of an id. */
  private static final class State {
    final long sinceNanos;
    long nextRequestNanos;
    long neededNanos;
    int requests;
    boolean missing;

    State(long nowNanos) {
      this.sinceNanos = nowNanos;
      this.neededNanos = nowNanos;
    }
  }

  /** What to do with an event that has a certain id. */
  public enum Advice {
    /** Request the id. */
    REQUEST,
    /** Wait: the last request is too recent. */
    WAIT,
    /** Give up. */
    GIVE_UP
  }

  /**
   * Creates it without ids.
   *
   * @param timeout how long an id is waited for
   */
  public UnknownSchemaIds(Duration timeout, LongSupplier nanoTime) {
    this.timeout = timeout;
    this.timeoutNanos = Durations.bounded(timeout).toNanos();
    this.memoryNanos = Math.max(timeoutNanos, MIN_MEMORY.toNanos());
    this.nanoTime = nanoTime;
  }

  /** Returns what to do with an event that has an id. */
  public synchronized Advice advise(SchemaId id) {
    State state = states.get(id);
    if (state == null) {
      return Advice.REQUEST;
    }
    long now = nanoTime.getAsLong();
    if (now - state.sinceNanos - timeoutNanos > memoryNanos) {
      states.remove(id);
      return Advice.REQUEST;
    }
    state.neededNanos = now;
    if (now - state.nextRequestNanos >= 0) {
      setNextRequest(state, now);
      return Advice.REQUEST;
    }
    return state.missing ? Advice.GIVE_UP : Advice.WAIT;
  }

  /** Records that no address of the registry has an id, and returns whether to give up. */
  public synchronized Advice add(SchemaId id, EventName name) {
    long now = nanoTime.getAsLong();
    State state = states.get(id);
    if (state == null) {
      if (states.size() >= MAX_IDS) {
        states.values().removeIf(each -> now - each.sinceNanos - timeoutNanos > memoryNanos);
      }
      if (states.size() >= MAX_IDS) {
        return Advice.GIVE_UP; // replicas that lag miss a few ids, not thousands
      }
      state = new State(now);
      states.put(id, state);
      LOG.warn(
          "Schema id {} of {} is not in the registry; its events wait for it, for at most {}",
          id,
          name,
          timeout);
    }
    setNextRequest(state, now);
    state.requests++;
    state.missing = now - state.sinceNanos >= timeoutNanos;
    return state.missing ? Advice.GIVE_UP : Advice.WAIT;
  }

  private void setNextRequest(State state, long now) {
    long backoff =
        Math.min(MAX_BACKOFF.toNanos(), MIN_BACKOFF.toNanos() << Math.min(state.requests, 20));
    long left = timeoutNanos - (now - state.sinceNanos);
    state.nextRequestNanos = now + (left > 0 ? Math.min(backoff, left) : backoff);
  }

  /** Records that the registry has an id, and returns whether it was unknown before. */
  public synchronized boolean remove(SchemaId id) {
    return !states.isEmpty() && states.remove(id) != null;
  }

  /** Returns the ids that events are waiting for, with the time since when; at most a few. */
  synchronized List<String> waiting() {
    long now = nanoTime.getAsLong();
    return states.entrySet().stream()
        .filter(each -> !each.getValue().missing)
        .filter(each -> now - each.getValue().neededNanos < NEEDED.toNanos())
        .limit(MAX_LISTED)
        .map(
            each ->
                "events of schema id %s are waiting: the registry has had no such id for %d s"
                    .formatted(each.getKey(), (now - each.getValue().sinceNanos) / 1_000_000_000))
        .toList();
  }
}
