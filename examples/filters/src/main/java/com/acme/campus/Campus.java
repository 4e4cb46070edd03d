package com.acme.campus;

import static org.openedx.filters.learning.LearningFilters.CERTIFICATE_CREATION_REQUESTED;
import static org.openedx.filters.learning.LearningFilters.COURSE_ENROLLMENT_STARTED;
import static org.openedx.filters.learning.LearningFilters.COURSE_UNENROLLMENT_STARTED;
import static org.openedx.filters.learning.LearningFilters.STUDENT_LOGIN_REQUESTED;
import static org.openedx.filters.learning.LearningFilters.STUDENT_REGISTRATION_REQUESTED;

import org.openedx.eventbus.filter.FilterException;
import org.openedx.eventbus.filter.FilterPipelines;
import org.openedx.events.learning.data.CourseEnrollmentData;
import org.openedx.events.learning.data.UserData;
import org.openedx.filters.learning.CertificateRequest;
import org.openedx.filters.learning.CourseEnrollmentRequest;
import org.openedx.filters.learning.CourseUnenrollmentRequest;
import org.openedx.filters.learning.PreventEnrollment;
import org.openedx.filters.learning.StudentLoginRequest;
import org.openedx.filters.learning.StudentRegistrationForm;

/** Service that runs filters before its actions. It does not depend on the rules. */
public final class Campus {
  private final FilterPipelines filters;

  public Campus(FilterPipelines filters) {
    this.filters = filters;
  }

  /** Continues with the request as the steps returned it. */
  public String enroll(UserData user, String courseKey, String mode) {
    try {
      CourseEnrollmentRequest request =
          filters.run(
              COURSE_ENROLLMENT_STARTED, new CourseEnrollmentRequest(user, courseKey, mode));
      return "enrolled in " + request.courseKey() + " as " + request.mode();
    } catch (PreventEnrollment rejection) {
      return "sorry: " + rejection.getMessage();
    }
  }

  /** Catches every rejection by its common superclass. */
  public String leave(CourseEnrollmentData enrollment) {
    try {
      filters.run(COURSE_UNENROLLMENT_STARTED, new CourseUnenrollmentRequest(enrollment));
      return "left " + enrollment.course().courseKey();
    } catch (FilterException rejection) {
      return "still there: " + rejection.code();
    }
  }

  /** The filter type hides the password from the steps. */
  public StudentRegistrationForm register(StudentRegistrationForm form) {
    return filters.run(STUDENT_REGISTRATION_REQUESTED, form);
  }

  public String logIn(UserData user) {
    try {
      filters.run(STUDENT_LOGIN_REQUESTED, new StudentLoginRequest(user));
      return "/dashboard";
    } catch (FilterException rejection) {
      return rejection.redirect().orElse("/login");
    }
  }

  /** Leaves a rejection to the caller. */
  public CertificateRequest certify(UserData user, String courseKey, String grade) {
    return filters.run(
        CERTIFICATE_CREATION_REQUESTED,
        new CertificateRequest(user, courseKey, "honor", "downloadable", grade, "self"));
  }
}
