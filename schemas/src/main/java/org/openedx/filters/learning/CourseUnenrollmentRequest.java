package org.openedx.filters.learning;

import java.util.Objects;
import org.openedx.events.learning.data.CourseEnrollmentData;

/**
 * Request to end the enrollment of a learner.
 *
 * @param enrollment the enrollment to end
 */
public record CourseUnenrollmentRequest(CourseEnrollmentData enrollment) {
  public CourseUnenrollmentRequest {
    Objects.requireNonNull(enrollment, "enrollment");
  }

  public CourseUnenrollmentRequest withEnrollment(CourseEnrollmentData value) {
    return new CourseUnenrollmentRequest(value);
  }
}
