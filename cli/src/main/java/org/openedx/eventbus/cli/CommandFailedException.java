package org.openedx.eventbus.cli;

import org.jspecify.annotations.Nullable;

/** What was asked for did not work. The message names the thing and the fix. */
final class CommandFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CommandFailedException(String message) {
    super(message);
  }

  CommandFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
