package org.openedx.eventbus.embedded;

import org.jspecify.annotations.Nullable;

/** The broker or the registry cannot do what was asked. The message names the thing and the fix. */
public final class EmbeddedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EmbeddedException(String message) {
    super(message);
  }

  EmbeddedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
