package org.openedx.eventbus.consumer;

import org.openedx.eventbus.consumer.engine.Breaker;
import org.openedx.eventbus.consumer.engine.FailureRule;
import org.openedx.eventbus.consumer.engine.Receiver;
import org.openedx.eventbus.event.Delivery;
import org.openedx.eventbus.event.DeliveryHandler;
import org.openedx.eventbus.event.Event;

/** One handler, under the name it is known by. */
final class NamedHandler extends Receiver {
  private final DeliveryHandler<Object> handler;

  NamedHandler(String name, DeliveryHandler<Object> handler, FailureRule rule, Breaker breaker) {
    super(name, rule, breaker);
    this.handler = handler;
  }

  @SuppressWarnings("unchecked") // an event is only read, and registered for this type
  void handle(Event<?> event, Delivery delivery) throws Exception {
    handler.handle((Event<Object>) event, delivery);
  }
}
