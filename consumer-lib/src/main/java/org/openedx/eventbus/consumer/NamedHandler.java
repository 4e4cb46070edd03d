package org.openedx.eventbus.consumer;

import java.util.function.Function;
import org.openedx.eventbus.consumer.engine.Breaker;
import org.openedx.eventbus.consumer.engine.FailureRule;
import org.openedx.eventbus.consumer.engine.Receiver;
import org.openedx.eventbus.event.Delivery;
import org.openedx.eventbus.event.DeliveryHandler;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventName;

/**
 * What goes by one name: the handlers of several event types, whose events of one key are then
 * handled in their order, or that of a topic.
 */
final class NamedHandler extends Receiver {
  private final Function<EventName, DeliveryHandler<Object>> handlers;

  /**
   * @param handlers by the event types that it was registered for
   */
  NamedHandler(
      String name,
      Function<EventName, DeliveryHandler<Object>> handlers,
      FailureRule rule,
      Breaker breaker) {
    super(name, rule, breaker);
    this.handlers = handlers;
  }

  @SuppressWarnings("unchecked") // an event is only read, and registered for this type
  void handle(Event<?> event, Delivery delivery) throws Exception {
    handlers.apply(event.type().name()).handle((Event<Object>) event, delivery);
  }
}
