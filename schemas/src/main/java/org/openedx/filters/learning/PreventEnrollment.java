package org.openedx.filters.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.filter.FilterException;

/** The learner is not to be enrolled. */
public class PreventEnrollment extends FilterException {
  private static final long serialVersionUID = 1L;

  /**
   * @param code for programs
   * @param message for the learner
   */
  public PreventEnrollment(String code, String message) {
    super(code, message);
  }

  /**
   * @param code for programs
   * @param message for the learner
   * @param redirect where to send the learner instead
   */
  public PreventEnrollment(String code, String message, @Nullable String redirect) {
    super(code, message, redirect);
  }
}
