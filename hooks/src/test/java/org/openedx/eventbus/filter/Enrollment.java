package org.openedx.eventbus.filter;

import java.util.List;

/** Value of the filter of these tests. */
public record Enrollment(String user, String mode, String token) {
  static final String NAME = "org.openedx.learning.course.enrollment.started.v1";
  static final FilterType<Enrollment> STARTED = FilterType.of(NAME, Enrollment.class);
  static final Enrollment ADA = new Enrollment("ada", "audit", "secret");

  Enrollment withMode(String value) {
    return new Enrollment(user, value, token);
  }

  Enrollment withToken(String value) {
    return new Enrollment(user, mode, value);
  }

  /** Rejection by a step of these tests. */
  static final class PreventEnrollment extends FilterException {
    private static final long serialVersionUID = 1L;

    PreventEnrollment(String code) {
      super(code, "enrollment is not possible", "https://example.org/closed");
    }
  }

  /** Appends a text to the mode. */
  static FilterStep<Enrollment> append(String letter) {
    return (value, context) -> value.withMode(value.mode() + letter);
  }

  /** Records the values it receives. */
  static FilterStep<Enrollment> into(List<Enrollment> seen) {
    return (value, context) -> {
      seen.add(value);
      return value;
    };
  }
}
