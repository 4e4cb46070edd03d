// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.enterprise.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.eventbus.event.PayloadFields;

/**
 * An enterprise customer's learner in a course run.
 *
 * @param id The record's number.
 * @param created When the record was stored.
 * @param modified When the record was last changed.
 * @param enterpriseCustomerUser The learner, as one of the customer's.
 * @param courseId The key of the course run, such as course-v1:edX+DemoX+2026.
 * @param savedForLater Whether the learner has put the course run aside for later.
 * @param sourceSlug What made the enrollment, such as enrollment_task, if that is known.
 *     May be null.
 * @param unenrolled Whether the learner has left the course run, if that is known. May
 *     be null.
 * @param unenrolledAt When the learner left the course run, if that has happened. May be
 *     null.
 */
public record EnterpriseCourseEnrollment(long id, IsoDateTime created, IsoDateTime modified,
    EnterpriseCustomerUser enterpriseCustomerUser, String courseId, boolean savedForLater,
    @Nullable String sourceSlug, @Nullable Boolean unenrolled, @Nullable IsoDateTime unenrolledAt) {
  public EnterpriseCourseEnrollment {
    PayloadFields.required(created, "EnterpriseCourseEnrollment.created");
    PayloadFields.required(modified, "EnterpriseCourseEnrollment.modified");
    PayloadFields.required(enterpriseCustomerUser, "EnterpriseCourseEnrollment.enterprise_customer_user");
    PayloadFields.required(courseId, "EnterpriseCourseEnrollment.course_id");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .id(id)
        .created(created)
        .modified(modified)
        .enterpriseCustomerUser(enterpriseCustomerUser)
        .courseId(courseId)
        .savedForLater(savedForLater)
        .sourceSlug(sourceSlug)
        .unenrolled(unenrolled)
        .unenrolledAt(unenrolledAt);
  }

  public EnterpriseCourseEnrollment withId(long id) {
    return new EnterpriseCourseEnrollment(id, created, modified, enterpriseCustomerUser, courseId,
        savedForLater, sourceSlug, unenrolled, unenrolledAt);
  }

  public EnterpriseCourseEnrollment withCreated(IsoDateTime created) {
    return new EnterpriseCourseEnrollment(id, created, modified, enterpriseCustomerUser, courseId,
        savedForLater, sourceSlug, unenrolled, unenrolledAt);
  }

  public EnterpriseCourseEnrollment withModified(IsoDateTime modified) {
    return new EnterpriseCourseEnrollment(id, created, modified, enterpriseCustomerUser, courseId,
        savedForLater, sourceSlug, unenrolled, unenrolledAt);
  }

  public EnterpriseCourseEnrollment withEnterpriseCustomerUser(
      EnterpriseCustomerUser enterpriseCustomerUser) {
    return new EnterpriseCourseEnrollment(id, created, modified, enterpriseCustomerUser, courseId,
        savedForLater, sourceSlug, unenrolled, unenrolledAt);
  }

  public EnterpriseCourseEnrollment withCourseId(String courseId) {
    return new EnterpriseCourseEnrollment(id, created, modified, enterpriseCustomerUser, courseId,
        savedForLater, sourceSlug, unenrolled, unenrolledAt);
  }

  public EnterpriseCourseEnrollment withSavedForLater(boolean savedForLater) {
    return new EnterpriseCourseEnrollment(id, created, modified, enterpriseCustomerUser, courseId,
        savedForLater, sourceSlug, unenrolled, unenrolledAt);
  }

  public EnterpriseCourseEnrollment withSourceSlug(@Nullable String sourceSlug) {
    return new EnterpriseCourseEnrollment(id, created, modified, enterpriseCustomerUser, courseId,
        savedForLater, sourceSlug, unenrolled, unenrolledAt);
  }

  public EnterpriseCourseEnrollment withUnenrolled(@Nullable Boolean unenrolled) {
    return new EnterpriseCourseEnrollment(id, created, modified, enterpriseCustomerUser, courseId,
        savedForLater, sourceSlug, unenrolled, unenrolledAt);
  }

  public EnterpriseCourseEnrollment withUnenrolledAt(@Nullable IsoDateTime unenrolledAt) {
    return new EnterpriseCourseEnrollment(id, created, modified, enterpriseCustomerUser, courseId,
        savedForLater, sourceSlug, unenrolled, unenrolledAt);
  }

  /** Builder of {@link EnterpriseCourseEnrollment}. */
  public static final class Builder {
    private @Nullable Long id;
    private @Nullable IsoDateTime created;
    private @Nullable IsoDateTime modified;
    private @Nullable EnterpriseCustomerUser enterpriseCustomerUser;
    private @Nullable String courseId;
    private @Nullable Boolean savedForLater;
    private @Nullable String sourceSlug;
    private @Nullable Boolean unenrolled;
    private @Nullable IsoDateTime unenrolledAt;

    private Builder() {}

    public Builder id(long id) {
      this.id = id;
      return this;
    }

    public Builder created(IsoDateTime created) {
      this.created = created;
      return this;
    }

    public Builder modified(IsoDateTime modified) {
      this.modified = modified;
      return this;
    }

    public Builder enterpriseCustomerUser(EnterpriseCustomerUser enterpriseCustomerUser) {
      this.enterpriseCustomerUser = enterpriseCustomerUser;
      return this;
    }

    public Builder courseId(String courseId) {
      this.courseId = courseId;
      return this;
    }

    public Builder savedForLater(boolean savedForLater) {
      this.savedForLater = savedForLater;
      return this;
    }

    public Builder sourceSlug(@Nullable String sourceSlug) {
      this.sourceSlug = sourceSlug;
      return this;
    }

    public Builder unenrolled(@Nullable Boolean unenrolled) {
      this.unenrolled = unenrolled;
      return this;
    }

    public Builder unenrolledAt(@Nullable IsoDateTime unenrolledAt) {
      this.unenrolledAt = unenrolledAt;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public EnterpriseCourseEnrollment build() {
      return new EnterpriseCourseEnrollment(
          PayloadFields.required(id, "EnterpriseCourseEnrollment.id"),
          PayloadFields.required(created, "EnterpriseCourseEnrollment.created"),
          PayloadFields.required(modified, "EnterpriseCourseEnrollment.modified"),
          PayloadFields.required(enterpriseCustomerUser, "EnterpriseCourseEnrollment.enterprise_customer_user"),
          PayloadFields.required(courseId, "EnterpriseCourseEnrollment.course_id"),
          PayloadFields.required(savedForLater, "EnterpriseCourseEnrollment.saved_for_later"),
          sourceSlug,
          unenrolled,
          unenrolledAt);
    }
  }
}
