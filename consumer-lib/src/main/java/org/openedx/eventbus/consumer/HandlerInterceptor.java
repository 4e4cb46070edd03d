package org.openedx.eventbus.consumer;

import org.openedx.eventbus.event.Delivery;
import org.openedx.eventbus.event.Event;

/**
 * Runs around each call of a handler, on its thread: for what must be there before it and gone
 * after it, such as a trace's span, a transaction, or caches and connections that are made anew for
 * each event. Called by several threads at once.
 */
@FunctionalInterface
public interface HandlerInterceptor {
  /**
   * Calls the handler, once, with {@code next.proceed()}. What it throws is the handler's failure,
   * and what this method throws counts as that. Without the call the event counts as handled.
   *
   * @param handler the handler's name
   * @param event as the handler gets it, after inbound filters
   */
  void around(String handler, Event<?> event, Delivery delivery, Call next) throws Exception;

  /** The rest of what is to be done: interceptors further in, and the handler. */
  @FunctionalInterface
  interface Call {
    void proceed() throws Exception;
  }
}
