package org.openedx.eventbus.local;

import java.time.Duration;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.handler.HandlerId;

/**
 * Listener of a local bus, for metrics. Called on the thread that runs the handlers, which it must
 * not block for long. Exceptions of a listener are logged and ignored. For example:
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

  /** Called when a handler returned. */
  default void onHandled(HandledEvent event) {}

  /** Called when a handler threw. */
  default void onFailed(FailedEvent event) {}

  /**
   * Called when a handler took longer than the slow threshold, after {@link #onHandled} or {@link
   * #onFailed}.
   */
  default void onSlow(SlowEvent event) {}

  /** Called when an event is neither given to handlers nor sent. */
  default void onDropped(DroppedEvent event) {}

  /** An event that a handler processed in the given time. */
  record HandledEvent(HandlerId handler, Event<?> event, Duration duration) {}

  /** An event for which a handler threw {@code cause}. */
  record FailedEvent(HandlerId handler, Event<?> event, Duration duration, Throwable cause) {}

  /** An event for which a handler took longer than the slow threshold. */
  record SlowEvent(HandlerId handler, Event<?> event, Duration duration) {}

  /**
   * An event that was dropped.
   *
   * @param reason why, for example because its type is disabled
   */
  record DroppedEvent(Event<?> event, String reason) {}
}
