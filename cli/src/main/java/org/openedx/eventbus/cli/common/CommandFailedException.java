package org.openedx.eventbus.cli.common;

import org.jspecify.annotations.Nullable;

/** A command failed. The message is complete without a stack trace: it names cause and fix. */
public final class CommandFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CommandFailedException(String message) {
    super(message);
  }

  public CommandFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Returns the cause if it is unchecked, or else an exception with the message and the cause. */
  public static RuntimeException of(String message, @Nullable Throwable cause) {
    return cause instanceof RuntimeException unchecked
        ? unchecked
        : new CommandFailedException(message + ": " + cause, cause);
  }
}
