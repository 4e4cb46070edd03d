package org.openedx.eventbus;

import org.jspecify.annotations.Nullable;

/**
 * Root of the exceptions that this library throws deliberately. A subclass exists for each case
 * that callers handle differently; transient failures extend {@link TransientEventBusException}.
 *
 * <p>For example:
 *
 * <pre>{@code
 * try {
 *   bus.sendAndWait(ORDER_PLACED, order);
 * } catch (TransientEventBusException e) {
 *   retryLater(order);
 * } catch (EventBusException e) {
 *   reject(order, e.getMessage());
 * }
 * }</pre>
 */
public class EventBusException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception without a cause.
   *
   * @param message what failed, and how to fix it
   */
  public EventBusException(String message) {
    super(message);
  }

  /**
   * Creates an exception.
   *
   * @param message what failed, and how to fix it
   * @param cause the exception that caused this one, or null
   */
  public EventBusException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
