package org.openedx.eventbus.handler;

import org.openedx.eventbus.event.Event;

/**
 * Code that processes events; Open edX calls it a receiver. An event counts as handled when {@link
 * #handle} returns, and as failed when it throws. Must be thread-safe: it is called concurrently
 * for events of different keys.
 *
 * <p>For example {@code event -> mailer.congratulate(event.payload().certificate())}.
 *
 * @param <T> the payload's class
 */
@FunctionalInterface
public interface EventHandler<T> {
  /**
   * Processes one event.
   *
   * @param event the event, after inbound filters
   * @throws Exception if processing failed; the {@link FailurePolicy} decides whether it is retried
   */
  void handle(Event<T> event) throws Exception;
}
