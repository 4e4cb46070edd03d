package org.openedx.eventbus.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.handler.EventHandler;

/**
 * Handler that records its events in the order of their arrival. Thread-safe: a consumer can call
 * it while a test waits. For example:
 *
 * <pre>{@code
 * RecordingHandler<CourseEnrollmentCreated> handler = new RecordingHandler<>();
 * bus.on(COURSE_ENROLLMENT_CREATED, handler);
 * handler.awaitEvents(1, Duration.ofSeconds(30));
 * }</pre>
 *
 * @param <T> the payload's class
 */
public final class RecordingHandler<T> implements EventHandler<T> {
  private final List<Event<T>> events = new ArrayList<>();

  /** Creates a handler that has received no event. */
  public RecordingHandler() {}

  @Override
  public synchronized void handle(Event<T> event) {
    events.add(Objects.requireNonNull(event, "event"));
    notifyAll();
  }

  /** {@return the events so far} */
  public synchronized List<Event<T>> events() {
    return List.copyOf(events);
  }

  /** {@return the payloads of the events so far} */
  public List<T> payloads() {
    return events().stream().map(Event::payload).toList();
  }

  /** {@return the ids of the events so far} */
  public List<UUID> ids() {
    return events().stream().map(Event::id).toList();
  }

  /**
   * Waits until at least {@code count} events have arrived.
   *
   * @param count the least number of events, including those that arrived before this call
   * @param atMost the time limit of the wait, for example 30 seconds
   * @return all events so far
   * @throws AssertionError if they do not arrive in time; it lists the events so far
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public List<Event<T>> awaitEvents(int count, Duration atMost) throws InterruptedException {
    return await(seen -> seen.size() >= count, count + " events", atMost);
  }

  /**
   * Waits until the events satisfy a condition.
   *
   * @param condition evaluated at once and after each event, with all events so far; it must be
   *     fast, because the handler is blocked while it runs
   * @param description the condition in words, for the error
   * @param atMost the time limit of the wait
   * @return all events so far
   * @throws AssertionError if the condition is not satisfied in time
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public synchronized List<Event<T>> await(
      Predicate<List<Event<T>>> condition, String description, Duration atMost)
      throws InterruptedException {
    Objects.requireNonNull(condition, "condition");
    Objects.requireNonNull(description, "description");
    long deadline = System.nanoTime() + Objects.requireNonNull(atMost, "atMost").toNanos();
    while (!condition.test(List.copyOf(events))) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        throw new AssertionError(
            "expected %s within %s, but received %d: %s"
                .formatted(description, atMost, events.size(), events));
      }
      wait(millis);
    }
    return List.copyOf(events);
  }

  /** Removes the events so far. */
  public synchronized void clear() {
    events.clear();
  }
}
