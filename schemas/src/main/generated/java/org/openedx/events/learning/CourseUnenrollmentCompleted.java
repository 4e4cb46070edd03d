// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.CourseEnrollmentData;

/**
 * A learner left a course run: the unenrollment is done.
 *
 * @param enrollment The enrollment that was ended.
 */
public record CourseUnenrollmentCompleted(CourseEnrollmentData enrollment) {
  public CourseUnenrollmentCompleted {
    PayloadFields.required(enrollment, "CourseUnenrollmentCompleted.enrollment");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().enrollment(enrollment);
  }

  public CourseUnenrollmentCompleted withEnrollment(CourseEnrollmentData enrollment) {
    return new CourseUnenrollmentCompleted(enrollment);
  }

  /** Builder of {@link CourseUnenrollmentCompleted}. */
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
    public CourseUnenrollmentCompleted build() {
      return new CourseUnenrollmentCompleted(
          PayloadFields.required(enrollment, "CourseUnenrollmentCompleted.enrollment"));
    }
  }
}
