package org.openedx.eventbus.handler;

import org.openedx.eventbus.event.Event;

/**
 * An {@link EventHandler} that also needs to know where an event was read and which attempt this
 * is. For example {@code (event, delivery) -> audit.write(event.metadata(), delivery.offset())}.
 *
 * @param <T> the payload's class
 */
@FunctionalInterface
public interface DeliveryHandler<T> {
  /**
   * Processes one event.
   *
   * @param delivery where the event was read, and the number of this attempt
   * @throws Exception if processing failed; the {@link FailurePolicy} decides whether it is retried
   */
  void handle(Event<T> event, Delivery delivery) throws Exception;

  /** Returns the handler's name, failure policy and pause condition; none of them by default. */
  default HandlerOptions options() {
    return HandlerOptions.NONE;
  }
}
