// Generated from contracts by ./eventbus schema generate. Do not edit.
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

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().enrollment(enrollment);
  }

  public CourseEnrollmentChanged withEnrollment(CourseEnrollmentData enrollment) {
    return new CourseEnrollmentChanged(enrollment);
  }

  /** Builder of {@link CourseEnrollmentChanged}. */
  public static final class Builder {
    private @Nullable CourseEnrollmentData enrollment;

    private Builder() {}

    public Builder enrollment(CourseEnrollmentData enrollment) {
      this.enrollment = enrollment;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public CourseEnrollmentChanged build() {
      return new CourseEnrollmentChanged(
          PayloadFields.required(enrollment, "CourseEnrollmentChanged.enrollment"));
    }
  }
}
