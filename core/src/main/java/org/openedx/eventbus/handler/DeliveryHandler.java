package org.openedx.eventbus.handler;

import org.openedx.eventbus.event.Event;

/**
 * Handler that also receives the position of an event and the number of the attempt; otherwise like
 * {@link EventHandler}. For example {@code (event, delivery) -> audit.write(event.metadata(),
 * delivery.offset())}.
 *
 * @param <T> the payload's class
 */
@FunctionalInterface
public interface DeliveryHandler<T> {
  /**
   * Processes one event.
   *
   * @param event the event, after inbound filters
   * @param delivery where the event was read, and the number of this attempt
   * @throws Exception if processing failed; the {@link FailurePolicy} decides whether it is retried
   */
  void handle(Event<T> event, Delivery delivery) throws Exception;

  /** {@return the handler's name, failure policy and pause condition; by default none of them} */
  default HandlerOptions options() {
    return HandlerOptions.NONE;
  }
}
