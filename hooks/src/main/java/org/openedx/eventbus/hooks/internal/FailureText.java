package org.openedx.eventbus.hooks.internal;

import java.util.ServiceConfigurationError;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.internal.SafeText;

/** Formats exceptions of plugins, handlers and filter steps as one line for operators. */
public final class FailureText {
  private FailureText() {}

  /**
   * Returns the exception's message, after its class name where the message alone is not enough.
   * For example {@code IllegalStateException: no database}. Errors of class loading are followed by
   * their probable cause.
   */
  public static String of(Throwable thrown) {
    try {
      return text(thrown);
    } catch (Throwable e) { // the methods of an exception are code of its author
      return thrown.getClass().getName();
    }
  }

  private static String text(Throwable thrown) {
    Throwable cause = thrown.getCause();
    if (thrown instanceof ServiceConfigurationError) {
      // The message begins with the name of the service interface, which is always the same.
      String message = withoutInterface(String.valueOf(thrown.getMessage()));
      return cause == null ? message : message + ": " + of(cause);
    }
    if (thrown instanceof ExceptionInInitializerError && cause != null) {
      return "static initializer failed: " + of(cause);
    }
    String text = withClassName(thrown);
    return thrown instanceof LinkageError
        ? text + "; the jar is incomplete, or built against another version of the event bus"
        : text;
  }

  private static String withoutInterface(String message) {
    int colon = message.indexOf(": ");
    boolean named = colon > 0 && message.substring(0, colon).indexOf(' ') < 0;
    return SafeText.escape(named ? message.substring(colon + 2) : message);
  }

  private static String withClassName(Throwable thrown) {
    String message = thrown.getMessage();
    if (message == null) {
      return thrown.getClass().getName();
    }
    // Messages of this project's own exceptions are complete sentences.
    return thrown instanceof EventBusException
        ? SafeText.escapeLines(message)
        : thrown.getClass().getSimpleName() + ": " + SafeText.escape(message);
  }
}
