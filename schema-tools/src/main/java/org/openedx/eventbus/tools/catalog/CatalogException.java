package org.openedx.eventbus.tools.catalog;

import org.openedx.eventbus.EventBusException;

/** The catalogue cannot be written where it should go, as something else is there. */
public final class CatalogException extends EventBusException {
  private static final long serialVersionUID = 1L;

  CatalogException(String message) {
    super(message);
  }
}
