package org.openedx.eventbus.testkit;

import java.util.List;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;

/** What was sent, in its order: the view that assertions have of a test's producer. */
public interface SentEvents {
  /** What was sent so far. */
  List<Event<?>> events();

  /** What was sent of one type so far. */
  @SuppressWarnings("unchecked") // an event type's payloads are of its class
  default <T> List<Event<T>> events(EventType<T> type) {
    return events().stream()
        .filter(event -> event.type().equals(type))
        .map(event -> (Event<T>) event)
        .toList();
  }

  /** The payloads of one type so far. */
  default <T> List<T> payloads(EventType<T> type) {
    return events(type).stream().map(Event::payload).toList();
  }
}
