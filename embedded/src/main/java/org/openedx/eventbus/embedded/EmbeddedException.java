package org.openedx.eventbus.embedded;

import org.jspecify.annotations.Nullable;

/**
 * Failure of an embedded broker or registry. The message names the cause and the fix, for example:
 *
 * <pre>
 * port 9092 for the broker is in use on 127.0.0.1: end the process that listens there, or choose
 * another port with EmbeddedKafkaBuilder.port (0 takes any free port)
 * </pre>
 */
public final class EmbeddedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EmbeddedException(String message) {
    super(message);
  }

  EmbeddedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
