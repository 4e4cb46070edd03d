package org.openedx.eventbus.testkit.sample;

import java.util.Objects;
import org.openedx.eventbus.event.Event;

/**
 * Generated event.
 *
 * @param name its distinguishing choice, for example {@code created_by: null}; one seed always
 *     gives the same event for a name
 * @param event the event, as a handler receives it
 * @param <T> the payload's class
 */
public record SampleEvent<T>(String name, Event<T> event) {
  /**
   * Creates a sample.
   *
   * @param name its distinguishing choice
   * @param event the event, as a handler receives it
   */
  public SampleEvent {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(event, "event");
  }

  /** Returns the name, for reports of parameterized tests. */
  @Override
  public String toString() {
    return name;
  }
}
