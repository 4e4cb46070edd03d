package org.openedx.eventbus.testkit.sample;

import org.openedx.eventbus.event.Event;

/**
 * An event that was made up.
 *
 * @param name what is peculiar to it; the same seed gives the same event under the same name
 * @param event the event, as a handler receives it
 * @param <T> the payload's class
 */
public record SampleEvent<T>(String name, Event<T> event) {
  /** The name, for reports of parameterised tests. */
  @Override
  public String toString() {
    return name;
  }
}
