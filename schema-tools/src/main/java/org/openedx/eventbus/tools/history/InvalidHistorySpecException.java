package org.openedx.eventbus.tools.history;

import org.openedx.eventbus.EventBusException;

/** A text that names no source of earlier versions. */
public final class InvalidHistorySpecException extends EventBusException {
  private static final long serialVersionUID = 1L;

  InvalidHistorySpecException(String spec, String problem) {
    super(
        "'"
            + spec
            + "' "
            + problem
            + "; what can be compared with is git:REV[:SUBDIR], dir:PATH, released or registry:URL");
  }
}
