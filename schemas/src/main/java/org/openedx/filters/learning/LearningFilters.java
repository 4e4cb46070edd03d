package org.openedx.filters.learning;

import org.openedx.eventbus.filter.FilterCatalog;
import org.openedx.eventbus.filter.FilterType;

/** The filter types of the learning subdomain, under the names they have in Open edX. */
public final class LearningFilters {
  /** Before a learner is enrolled in a course run; refused by {@link PreventEnrollment}. */
  public static final FilterType<CourseEnrollmentRequest> COURSE_ENROLLMENT_STARTED =
      FilterType.of(
          "org.openedx.learning.course.enrollment.started.v1", CourseEnrollmentRequest.class);

  /** Before a learner leaves a course run; refused by {@link PreventUnenrollment}. */
  public static final FilterType<CourseUnenrollmentRequest> COURSE_UNENROLLMENT_STARTED =
      FilterType.of(
          "org.openedx.learning.course.unenrollment.started.v1", CourseUnenrollmentRequest.class);

  /**
   * Before an account is made of a form; refused by {@link PreventRegistration}. No step sees a
   * password: {@link StudentRegistrationForm#SENSITIVE_FIELDS} are withheld.
   */
  public static final FilterType<StudentRegistrationForm> STUDENT_REGISTRATION_REQUESTED =
      FilterType.builder(
              "org.openedx.learning.student.registration.requested.v1",
              StudentRegistrationForm.class)
          .withhold(
              StudentRegistrationForm::withoutSensitiveFields,
              StudentRegistrationForm::withSensitiveFieldsOf)
          .build();

  /** Before a learner who gave the right password is logged in; see {@link PreventLogin}. */
  public static final FilterType<StudentLoginRequest> STUDENT_LOGIN_REQUESTED =
      FilterType.of("org.openedx.learning.student.login.requested.v1", StudentLoginRequest.class);

  /** Before a certificate is made; refused by {@link PreventCertificateCreation}. */
  public static final FilterType<CertificateRequest> CERTIFICATE_CREATION_REQUESTED =
      FilterType.of(
          "org.openedx.learning.certificate.creation.requested.v1", CertificateRequest.class);

  /** All of them. */
  public static final FilterCatalog CATALOG =
      FilterCatalog.of(
          COURSE_ENROLLMENT_STARTED,
          COURSE_UNENROLLMENT_STARTED,
          STUDENT_REGISTRATION_REQUESTED,
          STUDENT_LOGIN_REQUESTED,
          CERTIFICATE_CREATION_REQUESTED);

  private LearningFilters() {}

  /** Announces {@link #CATALOG} to {@link FilterCatalog#discover()}. */
  public static final class Provider implements FilterCatalog.Provider {
    @Override
    public FilterCatalog catalog() {
      return CATALOG;
    }
  }
}
