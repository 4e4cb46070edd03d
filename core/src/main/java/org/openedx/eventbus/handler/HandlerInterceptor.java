package org.openedx.eventbus.handler;

import org.openedx.eventbus.event.Event;

/**
 * Interceptor around each call of a handler, on the handler's thread. For example, it opens a trace
 * span or a transaction before the call and ends it afterwards. Must be thread-safe.
 */
@FunctionalInterface
public interface HandlerInterceptor {
  /**
   * Calls the handler by {@code next.proceed()}, at most once. If it does not, the event counts as
   * handled. An exception thrown by this method counts as the handler's failure.
   *
   * @param handler the handler that is called
   * @param event the event as the handler receives it, after inbound filters
   * @param delivery the event's position, and the number of the attempt
   * @param next the inner interceptors and the handler
   * @throws Exception if the call failed
   */
  void around(HandlerId handler, Event<?> event, Delivery delivery, Call next) throws Exception;

  /** The inner interceptors and the handler. */
  @FunctionalInterface
  interface Call {
    /**
     * Runs them on the current thread.
     *
     * @throws Exception if the handler or an inner interceptor failed
     */
    void proceed() throws Exception;
  }
}
