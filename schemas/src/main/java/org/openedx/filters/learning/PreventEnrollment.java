package org.openedx.filters.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.filter.FilterException;

/** Rejects an enrollment. */
public class PreventEnrollment extends FilterException {
  private static final long serialVersionUID = 1L;

  /**
   * @param code the reason for programs, for example {@code not-allowed}
   * @param message the reason for the learner
   */
  public PreventEnrollment(String code, String message) {
    super(code, message);
  }

  /**
   * @param code the reason for programs, for example {@code not-allowed}
   * @param message the reason for the learner
   * @param redirect the address of a page for the learner
   */
  public PreventEnrollment(String code, String message, @Nullable String redirect) {
    super(code, message, redirect);
  }
}
