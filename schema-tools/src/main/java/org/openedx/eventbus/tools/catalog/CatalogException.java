package org.openedx.eventbus.tools.catalog;

import org.openedx.eventbus.EventBusException;

/** Thrown if the catalogue cannot be written because its directory contains other files. */
public final class CatalogException extends EventBusException {
  private static final long serialVersionUID = 1L;

  CatalogException(String message) {
    super(message);
  }
}
