package org.openedx.eventbus.local;

import java.time.Duration;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.handler.HandlerId;

/**
 * Listener of a local bus, for metrics. Called on the thread that runs the handlers, which it must
 * not block for long; must be thread-safe. Exceptions of a listener are logged and ignored. For
 * example:
 *
 * <pre>{@code
 * LocalEventBus.builder(config)
 *     .listener(
 *         new LocalListener() {
 *           @Override
 *           public void onFailed(FailedEvent failed) {
 *             failures.increment(failed.handler());
 *           }
 *         })
 *     .build();
 * }</pre>
 */
public interface LocalListener {
  /** A listener that does nothing. */
  LocalListener NONE = new LocalListener() {};

  /**
   * Called when a handler returned.
   *
   * @param event the event, its handler and the running time
   */
  default void onHandled(HandledEvent event) {}

  /**
   * Called when a handler threw.
   *
   * @param event the event, its handler, the running time and the exception
   */
  default void onFailed(FailedEvent event) {}

  /**
   * Called when a handler took longer than the slow threshold, after {@link #onHandled} or {@link
   * #onFailed}.
   *
   * @param event the event, its handler and the running time
   */
  default void onSlow(SlowEvent event) {}

  /**
   * Called when an event is neither given to handlers nor sent.
   *
   * @param event the event and the reason
   */
  default void onDropped(DroppedEvent event) {}

  /**
   * An event that a handler processed.
   *
   * @param handler the handler
   * @param event the event as the handler received it
   * @param duration the running time of the handler
   */
  record HandledEvent(HandlerId handler, Event<?> event, Duration duration) {}

  /**
   * An event for which a handler failed.
   *
   * @param handler the handler
   * @param event the event as the handler received it
   * @param duration the running time of the handler
   * @param cause the exception of the handler
   */
  record FailedEvent(HandlerId handler, Event<?> event, Duration duration, Throwable cause) {}

  /**
   * An event for which a handler took longer than the slow threshold.
   *
   * @param handler the handler
   * @param event the event as the handler received it
   * @param duration the running time of the handler
   */
  record SlowEvent(HandlerId handler, Event<?> event, Duration duration) {}

  /**
   * An event that was dropped.
   *
   * @param event the event
   * @param reason the reason, for example {@code its type is disabled in this process}
   */
  record DroppedEvent(Event<?> event, String reason) {}
}
