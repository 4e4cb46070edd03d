package org.openedx.eventbus.cli;

import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.embedded.EmbeddedException;

/** Tells errors whose message says all there is to say from those that need their stack trace. */
final class Failures {
  private Failures() {}

  static boolean isExpected(Throwable failure) {
    return failure instanceof EventBusException
        || failure instanceof EmbeddedException
        || failure instanceof CommandFailedException
        || failure instanceof WrongUseException
        || failure instanceof java.io.UncheckedIOException;
  }
}
