package org.openedx.eventbus.consumer;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.engine.CircuitBreaker;
import org.openedx.eventbus.consumer.internal.engine.FailureRule;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.event.Delivery;
import org.openedx.eventbus.event.DeliveryHandler;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventRejectedException;
import org.openedx.eventbus.filter.EventWithheldException;
import org.openedx.eventbus.filter.FilterFailedException;
import org.openedx.eventbus.filter.FilterPipelines;

/**
 * What goes by one name: the handlers of several event types, whose events of one key are then
 * handled in their order, or that of a topic.
 */
final class NamedHandler extends HandlerState {
  private final Function<EventName, DeliveryHandler<Object>> handlers;
  private final FilterPipelines filters;

  /**
   * @param handlers by the event types that it was registered for
   */
  NamedHandler(
      String name,
      Function<EventName, DeliveryHandler<Object>> handlers,
      FailureRule rule,
      CircuitBreaker breaker) {
    this(name, handlers, rule, breaker, FilterPipelines.NONE);
  }

  /**
   * @param filters what events go through before a handler sees them
   */
  NamedHandler(
      String name,
      Function<EventName, DeliveryHandler<Object>> handlers,
      FailureRule rule,
      CircuitBreaker breaker,
      FilterPipelines filters) {
    super(name, rule, breaker);
    this.handlers = handlers;
    this.filters = filters;
  }

  /**
   * @return why a filter withheld the event from its handler; null when the handler had it
   */
  @SuppressWarnings("unchecked") // an event is only read, and registered for this type
  @Nullable String handle(Event<?> event, Delivery delivery) throws Exception {
    Event<?> filtered;
    try {
      filtered = filters.inbound(event);
    } catch (EventWithheldException e) {
      return e.reason();
    } catch (FilterFailedException e) {
      throw failure(e);
    }
    handlers.apply(event.type().name()).handle((Event<Object>) filtered, delivery);
    return null;
  }

  /** A step rejects an event as a handler would. */
  private static RuntimeException failure(FilterFailedException e) {
    return e.getCause() instanceof EventRejectedException
        ? new EventRejectedException("a filter rejects it", e)
        : e;
  }
}
