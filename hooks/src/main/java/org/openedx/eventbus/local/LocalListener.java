package org.openedx.eventbus.local;

import java.time.Duration;
import org.openedx.eventbus.event.Event;

/**
 * Sees what a local bus does, for metrics. Called by the thread that runs the handlers, so it
 * should be quick; what it throws is logged and has no other effect.
 */
public interface LocalListener {
  /** A listener that does nothing. */
  LocalListener NONE = new LocalListener() {};

  /** A receiver returned. */
  default void received(String handler, Event<?> event, Duration took) {}

  /** A receiver threw. */
  default void failed(String handler, Event<?> event, Duration took, Throwable cause) {}

  /** A receiver took longer than it should; it has been told as received or failed as well. */
  default void slow(String handler, Event<?> event, Duration took) {}

  /** An event went to no receiver and to no producer. */
  default void withheld(Event<?> event, String reason) {}
}
