package org.openedx.eventbus.event;

import java.util.Objects;
import org.openedx.eventbus.EventBusException;

/**
 * Thrown by an {@link EventFilter}, or by a step of one, to drop an event: it is not sent, or not
 * given to a handler. Dropping is not a failure. The producer reports the reason in {@link
 * SentEvent#notSentReason()}, the consumer in its listener.
 *
 * <p>For example {@code throw new EventDroppedException("test accounts are not published")}.
 */
public class EventDroppedException extends EventBusException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * Creates an exception.
   *
   * @param reason why the event is dropped, without personal data: it is logged
   */
  public EventDroppedException(String reason) {
    super(Objects.requireNonNull(reason, "reason"));
    this.reason = reason;
  }

  /** {@return why the event was dropped} */
  public String reason() {
    return reason;
  }
}
