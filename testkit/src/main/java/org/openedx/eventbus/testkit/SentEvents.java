package org.openedx.eventbus.testkit;

import java.util.List;
import java.util.Objects;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;

/** Sent events of a {@link TestEventBus} or {@link RecordingProducer}, in the order of sending. */
public interface SentEvents {
  /** {@return the events so far} */
  List<Event<?>> events();

  /**
   * {@return the events of one type so far}
   *
   * @param <T> the payload's class
   * @param type the event type; another major version is another type
   */
  @SuppressWarnings("unchecked") // an event type's payloads are of its class
  default <T> List<Event<T>> events(EventType<T> type) {
    Objects.requireNonNull(type, "type");
    return events().stream()
        .filter(event -> event.type().equals(type))
        .map(event -> (Event<T>) event)
        .toList();
  }

  /**
   * {@return the payloads of one type so far}
   *
   * @param <T> the payload's class
   * @param type the event type
   */
  default <T> List<T> payloads(EventType<T> type) {
    return events(type).stream().map(Event::payload).toList();
  }
}
