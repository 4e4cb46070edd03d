// Generated from contracts: do not edit, but run ./eventbus schema generate
package org.openedx.events.learning;

import java.util.Set;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;

/** The event types of {@code org.openedx.events.learning}. */
public final class LearningEvents {
  /**
   * Somebody signed in: the credentials were right and the session has begun.
   *
   * <p>{@code org.openedx.learning.auth.session.login.completed.v1}, since 2021-09-02.
   *
   * <p>Sent by lms: edx-platform, openedx/core/djangoapps/user_authn/views/login.py, once a
   * sign-in has succeeded.
   */
  public static final EventType<SessionLoginCompleted> SESSION_LOGIN_COMPLETED =
      EventType.builder(
          EventName.of("org.openedx.learning.auth.session.login.completed.v1"),
          WireSchema.of(SessionLoginCompletedCodec.SCHEMA),
          SessionLoginCompletedCodec.INSTANCE)
          .topic("user-login")
          .keyPath("user.pii.username")
          .personalFields(
              Set.of(
                  "user.pii.email",
                  "user.pii.name",
                  "user.pii.username"))
          .build();

  /**
   * A certificate was saved, for the first time or again.
   *
   * <p>{@code org.openedx.learning.certificate.changed.v1}, since 2021-09-22.
   *
   * <p>Sent by lms: edx-platform, lms/djangoapps/certificates/models.py, whenever a certificate
   * is saved.
   */
  public static final EventType<CertificateChanged> CERTIFICATE_CHANGED =
      EventType.builder(
          EventName.of("org.openedx.learning.certificate.changed.v1"),
          WireSchema.of(CertificateChangedCodec.SCHEMA),
          CertificateChangedCodec.INSTANCE)
          .topic("learning-certificate-lifecycle")
          .keyPath("certificate.course.course_key")
          .personalFields(
              Set.of(
                  "certificate.name",
                  "certificate.user.pii.email",
                  "certificate.user.pii.name",
                  "certificate.user.pii.username"))
          .build();

  /**
   * A learner was given a certificate.
   *
   * <p>{@code org.openedx.learning.certificate.created.v1}, since 2021-09-22.
   *
   * <p>Sent by lms: edx-platform, lms/djangoapps/certificates/models.py, once a certificate has
   * been saved with a passing status.
   */
  public static final EventType<CertificateCreated> CERTIFICATE_CREATED =
      EventType.builder(
          EventName.of("org.openedx.learning.certificate.created.v1"),
          WireSchema.of(CertificateCreatedCodec.SCHEMA),
          CertificateCreatedCodec.INSTANCE)
          .topic("learning-certificate-lifecycle")
          .keyPath("certificate.course.course_key")
          .personalFields(
              Set.of(
                  "certificate.name",
                  "certificate.user.pii.email",
                  "certificate.user.pii.name",
                  "certificate.user.pii.username"))
          .build();

  /**
   * A learner's certificate was taken back.
   *
   * <p>{@code org.openedx.learning.certificate.revoked.v1}, since 2021-09-22.
   *
   * <p>Sent by lms: edx-platform, lms/djangoapps/certificates/models.py, once a certificate has
   * been invalidated.
   */
  public static final EventType<CertificateRevoked> CERTIFICATE_REVOKED =
      EventType.builder(
          EventName.of("org.openedx.learning.certificate.revoked.v1"),
          WireSchema.of(CertificateRevokedCodec.SCHEMA),
          CertificateRevokedCodec.INSTANCE)
          .topic("learning-certificate-lifecycle")
          .keyPath("certificate.course.course_key")
          .personalFields(
              Set.of(
                  "certificate.name",
                  "certificate.user.pii.email",
                  "certificate.user.pii.name",
                  "certificate.user.pii.username"))
          .build();

  /**
   * A learner joined a cohort, or moved from one to another.
   *
   * <p>{@code org.openedx.learning.cohort_membership.changed.v1}, since 2021-09-22.
   *
   * <p>Sent by lms: edx-platform, openedx/core/djangoapps/course_groups/models.py, once a learner
   * has been put into a cohort.
   */
  public static final EventType<CohortMembershipChanged> COHORT_MEMBERSHIP_CHANGED =
      EventType.builder(
          EventName.of("org.openedx.learning.cohort_membership.changed.v1"),
          WireSchema.of(CohortMembershipChangedCodec.SCHEMA),
          CohortMembershipChangedCodec.INSTANCE)
          .topic("cohort-lifecycle")
          .keyPath("cohort.course.course_key")
          .personalFields(
              Set.of(
                  "cohort.user.pii.email",
                  "cohort.user.pii.name",
                  "cohort.user.pii.username"))
          .build();

  /**
   * A learner's enrollment changed: its mode, or whether it is active.
   *
   * <p>{@code org.openedx.learning.course.enrollment.changed.v1}, since 2021-09-22.
   *
   * <p>Sent by lms: edx-platform, common/djangoapps/student/models.py, once an enrollment's mode
   * or activity has been updated.
   */
  public static final EventType<CourseEnrollmentChanged> COURSE_ENROLLMENT_CHANGED =
      EventType.builder(
          EventName.of("org.openedx.learning.course.enrollment.changed.v1"),
          WireSchema.of(CourseEnrollmentChangedCodec.SCHEMA),
          CourseEnrollmentChangedCodec.INSTANCE)
          .topic("course-enrollment-lifecycle")
          .keyPath("enrollment.course.course_key")
          .personalFields(
              Set.of(
                  "enrollment.created_by.pii.email",
                  "enrollment.created_by.pii.name",
                  "enrollment.created_by.pii.username",
                  "enrollment.user.pii.email",
                  "enrollment.user.pii.name",
                  "enrollment.user.pii.username"))
          .build();

  /**
   * A learner was enrolled in a course run.
   *
   * <p>{@code org.openedx.learning.course.enrollment.created.v1}, since 2021-09-02.
   *
   * <p>Sent by lms: edx-platform, common/djangoapps/student/models.py, once a learner has been
   * enrolled.
   */
  public static final EventType<CourseEnrollmentCreated> COURSE_ENROLLMENT_CREATED =
      EventType.builder(
          EventName.of("org.openedx.learning.course.enrollment.created.v1"),
          WireSchema.of(CourseEnrollmentCreatedCodec.SCHEMA),
          CourseEnrollmentCreatedCodec.INSTANCE)
          .topic("course-enrollment-lifecycle")
          .keyPath("enrollment.course.course_key")
          .personalFields(
              Set.of(
                  "enrollment.created_by.pii.email",
                  "enrollment.created_by.pii.name",
                  "enrollment.created_by.pii.username",
                  "enrollment.user.pii.email",
                  "enrollment.user.pii.name",
                  "enrollment.user.pii.username"))
          .build();

  /**
   * A learner left a course run: the unenrollment is done.
   *
   * <p>{@code org.openedx.learning.course.unenrollment.completed.v1}, since 2021-09-22.
   *
   * <p>Sent by lms: edx-platform, common/djangoapps/student/models.py, once a learner has been
   * unenrolled.
   */
  public static final EventType<CourseUnenrollmentCompleted> COURSE_UNENROLLMENT_COMPLETED =
      EventType.builder(
          EventName.of("org.openedx.learning.course.unenrollment.completed.v1"),
          WireSchema.of(CourseUnenrollmentCompletedCodec.SCHEMA),
          CourseUnenrollmentCompletedCodec.INSTANCE)
          .topic("course-unenrollment-lifecycle")
          .keyPath("enrollment.course.course_key")
          .personalFields(
              Set.of(
                  "enrollment.created_by.pii.email",
                  "enrollment.created_by.pii.name",
                  "enrollment.created_by.pii.username",
                  "enrollment.user.pii.email",
                  "enrollment.user.pii.name",
                  "enrollment.user.pii.username"))
          .build();

  /**
   * Somebody signed up: the account and its profile have been made.
   *
   * <p>{@code org.openedx.learning.student.registration.completed.v1}, since 2021-09-02.
   *
   * <p>Sent by lms: edx-platform, openedx/core/djangoapps/user_authn/views/register.py, once a
   * registration has succeeded.
   */
  public static final EventType<StudentRegistrationCompleted> STUDENT_REGISTRATION_COMPLETED =
      EventType.builder(
          EventName.of("org.openedx.learning.student.registration.completed.v1"),
          WireSchema.of(StudentRegistrationCompletedCodec.SCHEMA),
          StudentRegistrationCompletedCodec.INSTANCE)
          .topic("user-registration")
          .keyPath("user.pii.username")
          .personalFields(
              Set.of(
                  "user.pii.email",
                  "user.pii.name",
                  "user.pii.username"))
          .build();

  /** All of them. */
  public static final EventCatalog CATALOG =
      EventCatalog.of(
          SESSION_LOGIN_COMPLETED,
          CERTIFICATE_CHANGED,
          CERTIFICATE_CREATED,
          CERTIFICATE_REVOKED,
          COHORT_MEMBERSHIP_CHANGED,
          COURSE_ENROLLMENT_CHANGED,
          COURSE_ENROLLMENT_CREATED,
          COURSE_UNENROLLMENT_COMPLETED,
          STUDENT_REGISTRATION_COMPLETED);

  private LearningEvents() {}

  /** Announces {@link #CATALOG} to {@link EventCatalog#discover()}. */
  public static final class Provider implements EventCatalog.Provider {
    @Override
    public EventCatalog catalog() {
      return CATALOG;
    }
  }
}
