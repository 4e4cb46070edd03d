package org.openedx.eventbus.consumer;

import java.time.Duration;
import org.openedx.eventbus.event.Delivery;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventName;

/**
 * Sees what the consumer does, for metrics. Called on its workers; what it throws is logged and has
 * no other effect.
 */
public interface ConsumerListener {
  /** A listener that does nothing. */
  ConsumerListener NONE = new ConsumerListener() {};

  /** A handler returned. */
  default void handled(String handler, Event<?> event, Delivery delivery, Duration took) {}

  /** An event could not be read or a handler threw: it will be tried again. */
  default void failed(Delivery delivery, Throwable cause) {}

  /** Nobody here handles the type; the event was passed over. */
  default void skipped(EventName type, Delivery delivery) {}
}
