package org.openedx.eventbus.it.docs;

import org.openedx.eventbus.filter.FilterException;

/** Rejection of the filter in {@code docs/filters.md}. */
public final class PreventBooking extends FilterException {
  private static final long serialVersionUID = 1L;

  public PreventBooking(String code, String message) {
    super(code, message);
  }
}
