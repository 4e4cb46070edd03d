// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.enterprise;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.enterprise.data.LearnerCreditEnterpriseCourseEnrollment;

/**
 * An enrollment paid with learner credit was taken back, mostly because the learner left.
 *
 * @param learnerCreditCourseEnrollment The enrollment that no longer holds.
 */
public record LearnerCreditCourseEnrollmentRevoked(
    LearnerCreditEnterpriseCourseEnrollment learnerCreditCourseEnrollment) {
  public LearnerCreditCourseEnrollmentRevoked {
    PayloadFields.required(learnerCreditCourseEnrollment, "LearnerCreditCourseEnrollmentRevoked.learner_credit_course_enrollment");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().learnerCreditCourseEnrollment(learnerCreditCourseEnrollment);
  }

  public LearnerCreditCourseEnrollmentRevoked withLearnerCreditCourseEnrollment(
      LearnerCreditEnterpriseCourseEnrollment learnerCreditCourseEnrollment) {
    return new LearnerCreditCourseEnrollmentRevoked(learnerCreditCourseEnrollment);
  }

  /** Builder of {@link LearnerCreditCourseEnrollmentRevoked}. */
  public static final class Builder {
    private @Nullable LearnerCreditEnterpriseCourseEnrollment learnerCreditCourseEnrollment;

    private Builder() {}

    public Builder learnerCreditCourseEnrollment(
        LearnerCreditEnterpriseCourseEnrollment learnerCreditCourseEnrollment) {
      this.learnerCreditCourseEnrollment = learnerCreditCourseEnrollment;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public LearnerCreditCourseEnrollmentRevoked build() {
      return new LearnerCreditCourseEnrollmentRevoked(
          PayloadFields.required(learnerCreditCourseEnrollment, "LearnerCreditCourseEnrollmentRevoked.learner_credit_course_enrollment"));
    }
  }
}
