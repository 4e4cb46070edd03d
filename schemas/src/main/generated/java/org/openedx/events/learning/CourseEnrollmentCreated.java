// Generated from contracts: do not edit, but run ./eventbus schema generate
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

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().enrollment(enrollment);
  }

  public CourseEnrollmentCreated withEnrollment(CourseEnrollmentData enrollment) {
    return new CourseEnrollmentCreated(enrollment);
  }

  /** Collects the fields of a {@link CourseEnrollmentCreated}. */
  public static final class Builder {
    private @Nullable CourseEnrollmentData enrollment;

    private Builder() {}

    public Builder enrollment(CourseEnrollmentData enrollment) {
      this.enrollment = enrollment;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public CourseEnrollmentCreated build() {
      return new CourseEnrollmentCreated(
          PayloadFields.required(enrollment, "CourseEnrollmentCreated.enrollment"));
    }
  }
}
