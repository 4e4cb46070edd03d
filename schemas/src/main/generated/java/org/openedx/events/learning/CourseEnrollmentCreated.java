// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.CourseEnrollmentData;

/**
 * A learner was enrolled in a course run.
 *
 * @param enrollment The new enrollment.
 */
public record CourseEnrollmentCreated(CourseEnrollmentData enrollment) {
  public CourseEnrollmentCreated {
    PayloadFields.required(enrollment, "CourseEnrollmentCreated.enrollment");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().enrollment(enrollment);
  }

  public CourseEnrollmentCreated withEnrollment(CourseEnrollmentData enrollment) {
    return new CourseEnrollmentCreated(enrollment);
  }

  /** Builder of {@link CourseEnrollmentCreated}. */
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
    public CourseEnrollmentCreated build() {
      return new CourseEnrollmentCreated(
          PayloadFields.required(enrollment, "CourseEnrollmentCreated.enrollment"));
    }
  }
}
