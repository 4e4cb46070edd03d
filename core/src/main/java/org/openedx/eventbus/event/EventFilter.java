package org.openedx.eventbus.event;

/**
 * Extension point that changes or drops events before they are sent or handled. {@code
 * FilterPipelines} of the hooks module implements it. Must be thread-safe: it is called on the
 * threads that send events and on those that run handlers.
 *
 * <p>A filter may replace payload and custom headers; the event's type and metadata stay the same.
 * For example, a filter returns {@code event.withHeaders(event.headers().with("tenant", tenant))}.
 */
public interface EventFilter {
  /** Filter that returns every event unchanged. */
  EventFilter NONE =
      new EventFilter() {
        @Override
        public <T> Event<T> outbound(Event<T> event) {
          return event;
        }

        @Override
        public <T> Event<T> inbound(Event<T> event) {
          return event;
        }
      };

  /**
   * Filters an event before it is sent.
   *
   * @param <T> the payload's class
   * @param event the event
   * @return the event to send
   * @throws EventDroppedException if the event must not be sent
   * @throws FilterFailedException if the filter itself failed; {@code send} then throws it
   */
  <T> Event<T> outbound(Event<T> event);

  /**
   * Filters an event before a handler processes it. Called for each handler and each attempt.
   *
   * @param <T> the payload's class
   * @param event the event as it was read
   * @return the event that the handler receives
   * @throws EventDroppedException if the handler must not process the event; it then counts as
   *     handled
   * @throws FilterFailedException if the filter itself failed; this counts as a failure of the
   *     handler, with the exception's cause
   */
  <T> Event<T> inbound(Event<T> event);
}
