package org.openedx.eventbus.cli;

import org.jspecify.annotations.Nullable;

/** What was given cannot be right, and nothing was tried. The message names it and the fix. */
final class WrongUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongUseException(String message) {
    super(message);
  }

  WrongUseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
