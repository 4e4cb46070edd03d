package org.openedx.eventbus.cli.common;

import org.jspecify.annotations.Nullable;

/** Options are invalid, and nothing was tried. The message names the option and the fix. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }

  public UsageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
