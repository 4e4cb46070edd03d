package org.openedx.eventbus.filter;

/**
 * Thrown by a step of an event's filter so that the event is not sent, or not handed to a handler.
 * That is no failure: the sender is told the reason in {@code SentEvent}, the consumer's listener
 * likewise.
 */
public class EventWithheldException extends FilterException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * @param reason why, naming nobody
   */
  public EventWithheldException(String reason) {
    super("withheld", reason);
    this.reason = reason;
  }

  /** Why; the same as the message. */
  public String reason() {
    return reason;
  }
}
