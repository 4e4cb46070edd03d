package org.openedx.filters.learning;

import java.util.Objects;
import org.openedx.events.learning.data.CourseEnrollmentData;

/**
 * Somebody is about to leave a course run.
 *
 * @param enrollment the enrollment that is to end
 */
public record CourseUnenrollmentRequest(CourseEnrollmentData enrollment) {
  public CourseUnenrollmentRequest {
    Objects.requireNonNull(enrollment, "enrollment");
  }

  public CourseUnenrollmentRequest withEnrollment(CourseEnrollmentData value) {
    return new CourseUnenrollmentRequest(value);
  }
}
