// Generated from contracts: do not edit, but run ./eventbus schema generate
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.CourseEnrollmentData;

/**
 * A learner's enrollment changed: its mode, or whether it is active.
 *
 * @param enrollment The enrollment as it is now.
 */
public record CourseEnrollmentChanged(CourseEnrollmentData enrollment) {
  public CourseEnrollmentChanged {
    PayloadFields.required(enrollment, "CourseEnrollmentChanged.enrollment");
  }

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().enrollment(enrollment);
  }

  public CourseEnrollmentChanged withEnrollment(CourseEnrollmentData enrollment) {
    return new CourseEnrollmentChanged(enrollment);
  }

  /** Collects the fields of a {@link CourseEnrollmentChanged}. */
  public static final class Builder {
    private @Nullable CourseEnrollmentData enrollment;

    private Builder() {}

    public Builder enrollment(CourseEnrollmentData enrollment) {
      this.enrollment = enrollment;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public CourseEnrollmentChanged build() {
      return new CourseEnrollmentChanged(
          PayloadFields.required(enrollment, "CourseEnrollmentChanged.enrollment"));
    }
  }
}
