package org.openedx.eventbus.plugin;

import java.util.ServiceConfigurationError;

/** Words what was thrown, for the one line that an operator reads first. */
final class Reasons {
  private Reasons() {}

  static String of(Throwable thrown) {
    if (thrown instanceof ServiceConfigurationError) {
      Throwable cause = thrown.getCause();
      String own =
          String.valueOf(thrown.getMessage()).replace(EventPlugin.class.getName() + ": ", "");
      return cause == null ? own : own + ": " + of(cause);
    }
    String message = thrown.getMessage();
    String told = message == null ? thrown.getClass().getName() : message(thrown) + message;
    return thrown instanceof LinkageError
        ? told + "; the jar is incomplete, or built against another version of the event bus"
        : told;
  }

  /** Our own exceptions say it in words; of others the class is half of what they say. */
  private static String message(Throwable thrown) {
    return thrown instanceof org.openedx.eventbus.EventBusException
        ? ""
        : thrown.getClass().getSimpleName() + ": ";
  }
}
