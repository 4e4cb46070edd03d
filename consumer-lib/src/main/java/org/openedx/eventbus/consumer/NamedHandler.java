package org.openedx.eventbus.consumer;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.engine.CircuitBreaker;
import org.openedx.eventbus.consumer.internal.engine.FailureRule;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventDroppedException;
import org.openedx.eventbus.event.EventFilter;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.FilterFailedException;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.handler.DeliveryHandler;
import org.openedx.eventbus.handler.EventRejectedException;
import org.openedx.eventbus.handler.HandlerId;

/** A registered handler: its queue in the engine, and the code that it calls. */
final class NamedHandler extends HandlerState {
  private final HandlerId id;
  private final Function<EventName, DeliveryHandler<Object>> code;
  private final EventFilter filters;

  /**
   * @param code by event type
   * @param filters applied before the code is called
   */
  NamedHandler(
      HandlerId id,
      Function<EventName, DeliveryHandler<Object>> code,
      FailureRule rule,
      CircuitBreaker breaker,
      EventFilter filters) {
    super(id.toString(), rule, breaker);
    this.id = id;
    this.code = code;
    this.filters = filters;
  }

  HandlerId id() {
    return id;
  }

  /**
   * Processes an event.
   *
   * @return why a filter dropped the event; null if the code processed it
   */
  @SuppressWarnings("unchecked") // an event is only read, and registered for this type
  @Nullable String handle(Event<?> event, Delivery delivery) throws Exception {
    Event<?> filtered;
    try {
      filtered = filters.inbound(event);
    } catch (EventDroppedException e) {
      return e.reason();
    } catch (FilterFailedException e) {
      throw e.getCause() instanceof EventRejectedException
          ? new EventRejectedException("a filter rejected the event", e)
          : e;
    }
    code.apply(event.type().name()).handle((Event<Object>) filtered, delivery);
    return null;
  }
}
