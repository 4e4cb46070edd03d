package org.openedx.eventbus.event;

/**
 * Extension point through which producers and consumers let events be changed or dropped. {@code
 * FilterPipelines} of the hooks module implements it. Must be thread-safe: it is called on the
 * threads that send and on those that run handlers.
 *
 * <p>A filter may replace the payload; the event's type and metadata stay the same.
 */
public interface EventFilter {
  /** Returns every event unchanged. */
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
   * @return the event to send
   * @throws EventDroppedException if the event is not to be sent
   * @throws FilterFailedException if the filter itself failed; {@code send} then throws it
   */
  <T> Event<T> outbound(Event<T> event);

  /**
   * Filters an event before one handler processes it; called again for each attempt.
   *
   * @return the event that the handler receives
   * @throws EventDroppedException if the handler is not to process it; the event then counts as
   *     handled
   * @throws FilterFailedException if the filter itself failed; this counts as a failure of the
   *     handler, with the exception's cause
   */
  <T> Event<T> inbound(Event<T> event);
}
