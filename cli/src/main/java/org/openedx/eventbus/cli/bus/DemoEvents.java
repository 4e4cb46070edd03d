package org.openedx.eventbus.cli.bus;

import static org.openedx.events.learning.LearningEvents.CERTIFICATE_CHANGED;
import static org.openedx.events.learning.LearningEvents.CERTIFICATE_CREATED;
import static org.openedx.events.learning.LearningEvents.CERTIFICATE_REVOKED;
import static org.openedx.events.learning.LearningEvents.COHORT_MEMBERSHIP_CHANGED;
import static org.openedx.events.learning.LearningEvents.COURSE_ENROLLMENT_CHANGED;
import static org.openedx.events.learning.LearningEvents.COURSE_ENROLLMENT_CREATED;
import static org.openedx.events.learning.LearningEvents.COURSE_UNENROLLMENT_COMPLETED;
import static org.openedx.events.learning.LearningEvents.SESSION_LOGIN_COMPLETED;
import static org.openedx.events.learning.LearningEvents.STUDENT_REGISTRATION_COMPLETED;

import java.time.Instant;
import java.util.List;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.events.learning.CertificateChanged;
import org.openedx.events.learning.CertificateCreated;
import org.openedx.events.learning.CertificateRevoked;
import org.openedx.events.learning.CohortMembershipChanged;
import org.openedx.events.learning.CourseEnrollmentChanged;
import org.openedx.events.learning.CourseEnrollmentCreated;
import org.openedx.events.learning.CourseUnenrollmentCompleted;
import org.openedx.events.learning.SessionLoginCompleted;
import org.openedx.events.learning.StudentRegistrationCompleted;
import org.openedx.events.learning.data.CertificateData;
import org.openedx.events.learning.data.CohortData;
import org.openedx.events.learning.data.CourseData;
import org.openedx.events.learning.data.CourseEnrollmentData;
import org.openedx.events.learning.data.UserData;
import org.openedx.events.learning.data.UserPersonalData;

/** Events of the demo, one of each type: the story of a learner named Ada. */
final class DemoEvents {
  private static final UserData ADA =
      new UserData(42, true, new UserPersonalData("ada", "ada@example.org", "Ada Lovelace"));
  private static final UserData TEACHER =
      new UserData(
          7, true, new UserPersonalData("charles", "charles@example.org", "Charles Babbage"));
  private static final CourseData COURSE =
      new CourseData(
          "course-v1:OpenedX+ENGINES+2026",
          "Analytical Engines",
          new IsoDateTime("2026-09-01T00:00:00+00:00"),
          new IsoDateTime("2027-01-31T23:59:59+00:00"));
  private static final CourseEnrollmentData ENROLLMENT =
      new CourseEnrollmentData(
          ADA, COURSE, "audit", true, IsoDateTime.of(Instant.parse("2026-08-20T09:30:00Z")), null);
  private static final CertificateData CERTIFICATE =
      new CertificateData(
          ADA,
          COURSE,
          "verified",
          "0.98",
          "https://example.org/certificates/ada.pdf",
          "Ada Lovelace",
          "downloadable",
          "unavailable");

  /** All events, in the order of the story. */
  static final List<Sample<?>> ALL =
      List.of(
          new Sample<>(STUDENT_REGISTRATION_COMPLETED, new StudentRegistrationCompleted(ADA)),
          new Sample<>(SESSION_LOGIN_COMPLETED, new SessionLoginCompleted(ADA)),
          new Sample<>(COURSE_ENROLLMENT_CREATED, new CourseEnrollmentCreated(ENROLLMENT)),
          new Sample<>(
              COURSE_ENROLLMENT_CHANGED,
              new CourseEnrollmentChanged(ENROLLMENT.withMode("verified").withCreatedBy(TEACHER))),
          new Sample<>(
              COHORT_MEMBERSHIP_CHANGED,
              new CohortMembershipChanged(new CohortData(ADA, COURSE, "Difference Engineers"))),
          new Sample<>(CERTIFICATE_CREATED, new CertificateCreated(CERTIFICATE)),
          new Sample<>(CERTIFICATE_CHANGED, new CertificateChanged(CERTIFICATE.withGrade("0.99"))),
          new Sample<>(
              CERTIFICATE_REVOKED,
              new CertificateRevoked(
                  CERTIFICATE.withCurrentStatus("unavailable").withPreviousStatus("downloadable"))),
          new Sample<>(
              COURSE_UNENROLLMENT_COMPLETED,
              new CourseUnenrollmentCompleted(ENROLLMENT.withIsActive(false))));

  /** Type whose contract the demo tries to break. */
  static final EventType<?> TO_BREAK = COURSE_ENROLLMENT_CREATED;

  private DemoEvents() {}

  /** Event to send. */
  record Sample<T>(EventType<T> type, T payload) {}
}
