package org.openedx.filters.learning;

import org.openedx.eventbus.filter.FilterCatalog;
import org.openedx.eventbus.filter.FilterType;

/**
 * The filter types of the learning subdomain, under their names in Open edX. For example {@code
 * filters.run(LearningFilters.STUDENT_LOGIN_REQUESTED, request)}.
 */
public final class LearningFilters {
  /** Before a learner is enrolled in a course run; rejected by {@link PreventEnrollment}. */
  public static final FilterType<CourseEnrollmentRequest> COURSE_ENROLLMENT_STARTED =
      FilterType.of(
          "org.openedx.learning.course.enrollment.started.v1", CourseEnrollmentRequest.class);

  /** Before a learner leaves a course run; rejected by {@link PreventUnenrollment}. */
  public static final FilterType<CourseUnenrollmentRequest> COURSE_UNENROLLMENT_STARTED =
      FilterType.of(
          "org.openedx.learning.course.unenrollment.started.v1", CourseUnenrollmentRequest.class);

  /**
   * Before an account is created from a form; rejected by {@link PreventRegistration}. The {@link
   * StudentRegistrationForm#SENSITIVE_FIELDS}, for example the password, are hidden from steps.
   */
  public static final FilterType<StudentRegistrationForm> STUDENT_REGISTRATION_REQUESTED =
      FilterType.builder(
              "org.openedx.learning.student.registration.requested.v1",
              StudentRegistrationForm.class)
          .hide(
              StudentRegistrationForm::withoutSensitiveFields,
              StudentRegistrationForm::withSensitiveFieldsOf)
          .build();

  /**
   * Before a learner is logged in, after the password was verified; rejected by {@link
   * PreventLogin}.
   */
  public static final FilterType<StudentLoginRequest> STUDENT_LOGIN_REQUESTED =
      FilterType.of("org.openedx.learning.student.login.requested.v1", StudentLoginRequest.class);

  /** Before a certificate is created; rejected by {@link PreventCertificateCreation}. */
  public static final FilterType<CertificateRequest> CERTIFICATE_CREATION_REQUESTED =
      FilterType.of(
          "org.openedx.learning.certificate.creation.requested.v1", CertificateRequest.class);

  /** All filter types of this class. */
  public static final FilterCatalog CATALOG =
      FilterCatalog.of(
          COURSE_ENROLLMENT_STARTED,
          COURSE_UNENROLLMENT_STARTED,
          STUDENT_REGISTRATION_REQUESTED,
          STUDENT_LOGIN_REQUESTED,
          CERTIFICATE_CREATION_REQUESTED);

  private LearningFilters() {}

  /** Provides {@link #CATALOG} to {@link FilterCatalog#discover()}. */
  public static final class Provider implements FilterCatalog.Provider {
    @Override
    public FilterCatalog catalog() {
      return CATALOG;
    }
  }
}
