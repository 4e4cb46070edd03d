package org.openedx.eventbus.tools.history;

import org.openedx.eventbus.EventBusException;

/** Thrown for a text that does not describe a source of earlier versions. */
public final class InvalidHistorySpecException extends EventBusException {
  private static final long serialVersionUID = 1L;

  InvalidHistorySpecException(String spec, String problem) {
    super(
        "'%s' %s; expected git:REV[:SUBDIR], dir:PATH, released or registry:URL"
            .formatted(spec, problem));
  }
}
