package org.openedx.filters.learning;

import java.util.Objects;
import org.openedx.events.learning.data.UserData;

/**
 * Request to enroll a learner in a course run.
 *
 * @param user the learner
 * @param courseKey the course run, {@code course-v1:edX+DemoX+2026}
 * @param mode the track, for example audit, honor or verified
 */
public record CourseEnrollmentRequest(UserData user, String courseKey, String mode) {
  public CourseEnrollmentRequest {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(courseKey, "courseKey");
    Objects.requireNonNull(mode, "mode");
  }

  public CourseEnrollmentRequest withUser(UserData value) {
    return new CourseEnrollmentRequest(value, courseKey, mode);
  }

  public CourseEnrollmentRequest withCourseKey(String value) {
    return new CourseEnrollmentRequest(user, value, mode);
  }

  public CourseEnrollmentRequest withMode(String value) {
    return new CourseEnrollmentRequest(user, courseKey, value);
  }
}
