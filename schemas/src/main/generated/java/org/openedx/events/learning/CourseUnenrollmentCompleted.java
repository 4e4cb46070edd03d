// Generated from contracts: do not edit, but run ./eventbus schema generate
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

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().enrollment(enrollment);
  }

  public CourseUnenrollmentCompleted withEnrollment(CourseEnrollmentData enrollment) {
    return new CourseUnenrollmentCompleted(enrollment);
  }

  /** Collects the fields of a {@link CourseUnenrollmentCompleted}. */
  public static final class Builder {
    private @Nullable CourseEnrollmentData enrollment;

    private Builder() {}

    public Builder enrollment(CourseEnrollmentData enrollment) {
      this.enrollment = enrollment;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public CourseUnenrollmentCompleted build() {
      return new CourseUnenrollmentCompleted(
          PayloadFields.required(enrollment, "CourseUnenrollmentCompleted.enrollment"));
    }
  }
}
