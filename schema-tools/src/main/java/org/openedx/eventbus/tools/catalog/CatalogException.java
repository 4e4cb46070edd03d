package org.openedx.eventbus.tools.catalog;

import org.openedx.eventbus.EventBusException;

/** The catalogue cannot be made of what was given, or not be written where it should go. */
public final class CatalogException extends EventBusException {
  private static final long serialVersionUID = 1L;

  CatalogException(String message) {
    super(message);
  }
}
