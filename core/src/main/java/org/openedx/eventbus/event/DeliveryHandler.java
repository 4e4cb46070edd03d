package org.openedx.eventbus.event;

/**
 * A handler that also looks at where the event came from; otherwise as {@link EventHandler}.
 *
 * @param <T> the payload's class
 */
@FunctionalInterface
public interface DeliveryHandler<T> {
  /**
   * @param event what happened
   * @param delivery where it was read, and which attempt this is
   * @throws Exception anything: the event is then given again
   */
  void handle(Event<T> event, Delivery delivery) throws Exception;
}
