package org.openedx.eventbus.event;

/**
 * Code that reacts to events. Returning means the event is done with; throwing means it is not.
 * Handlers may be called from several threads at once, for different events.
 *
 * @param <T> the payload's class
 */
@FunctionalInterface
public interface EventHandler<T> {
  /**
   * @param event what happened
   * @throws Exception anything: the event is then given again
   */
  void handle(Event<T> event) throws Exception;
}
