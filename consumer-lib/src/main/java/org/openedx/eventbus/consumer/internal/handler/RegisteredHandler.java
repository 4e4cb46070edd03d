package org.openedx.eventbus.consumer.internal.handler;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

/**
 * A registered handler.
 *
 * @param state its scheduling state in the engine
 * @param code the code that processes events, by event type
 * @param filters applied before the code is called
 * @param classes the context class loader of the thread while an event is processed
 * @param pauseConditions the handler is paused while one of them is true
 */
public record RegisteredHandler(
    HandlerId id,
    HandlerState state,
    Function<EventName, DeliveryHandler<Object>> code,
    EventFilter filters,
    ClassLoader classes,
    List<BooleanSupplier> pauseConditions) {

  /**
   * Processes an event.
   *
   * @return why a filter dropped the event; null if the code processed it
   */
  @SuppressWarnings("unchecked") // an event is only read, and registered for this type
  public @Nullable String handle(Event<?> event, Delivery delivery) throws Exception {
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

  @Override
  public String toString() {
    return id.toString();
  }
}
