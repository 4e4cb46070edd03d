package org.openedx.eventbus.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.handler.EventHandler;

/**
 * A handler that keeps what it was given, in the order it came. Thread-safe: one can be connected
 * to a consumer while a test waits on it.
 *
 * @param <T> the payload's class
 */
public final class RecordingHandler<T> implements EventHandler<T> {
  private final List<Event<T>> events = new ArrayList<>();

  @Override
  public synchronized void handle(Event<T> event) {
    events.add(event);
    notifyAll();
  }

  /** What came so far. */
  public synchronized List<Event<T>> events() {
    return List.copyOf(events);
  }

  /** The payloads of what came so far. */
  public List<T> payloads() {
    return events().stream().map(Event::payload).toList();
  }

  /** The ids of what came so far. */
  public List<UUID> ids() {
    return events().stream().map(Event::id).toList();
  }

  /**
   * Waits until at least {@code count} events have come.
   *
   * @return all that came
   * @throws AssertionError when they do not come in time; it lists what did
   */
  public List<Event<T>> awaitEvents(int count, Duration atMost) throws InterruptedException {
    return await(seen -> seen.size() >= count, count + " events", atMost);
  }

  /**
   * Waits until what came satisfies a condition.
   *
   * @param what the condition in words, for the error
   * @return all that came
   * @throws AssertionError when it does not come true in time
   */
  public synchronized List<Event<T>> await(
      Predicate<List<Event<T>>> condition, String what, Duration atMost)
      throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!condition.test(List.copyOf(events))) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        throw new AssertionError(
            "waited " + atMost + " for " + what + ", but got " + events.size() + ": " + events);
      }
      wait(millis);
    }
    return List.copyOf(events);
  }

  /** Forgets what came so far. */
  public synchronized void clear() {
    events.clear();
  }
}
