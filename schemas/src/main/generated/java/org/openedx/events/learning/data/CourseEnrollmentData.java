// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A learner's place in a course run.
 *
 * @param user The learner.
 * @param course The course run.
 * @param mode The track the learner takes, such as audit, honor or verified.
 * @param isActive Whether the learner is enrolled now; false once unenrolled.
 * @param creationDate When the enrollment was first made.
 * @param createdBy The user who enrolled the learner, if that was not the learner. May
 *     be null.
 */
public record CourseEnrollmentData(UserData user, CourseData course, String mode, boolean isActive,
    IsoDateTime creationDate, @Nullable UserData createdBy) {
  public CourseEnrollmentData {
    PayloadFields.required(user, "CourseEnrollmentData.user");
    PayloadFields.required(course, "CourseEnrollmentData.course");
    PayloadFields.required(mode, "CourseEnrollmentData.mode");
    PayloadFields.required(creationDate, "CourseEnrollmentData.creation_date");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .user(user)
        .course(course)
        .mode(mode)
        .isActive(isActive)
        .creationDate(creationDate)
        .createdBy(createdBy);
  }

  public CourseEnrollmentData withUser(UserData user) {
    return new CourseEnrollmentData(user, course, mode, isActive, creationDate, createdBy);
  }

  public CourseEnrollmentData withCourse(CourseData course) {
    return new CourseEnrollmentData(user, course, mode, isActive, creationDate, createdBy);
  }

  public CourseEnrollmentData withMode(String mode) {
    return new CourseEnrollmentData(user, course, mode, isActive, creationDate, createdBy);
  }

  public CourseEnrollmentData withIsActive(boolean isActive) {
    return new CourseEnrollmentData(user, course, mode, isActive, creationDate, createdBy);
  }

  public CourseEnrollmentData withCreationDate(IsoDateTime creationDate) {
    return new CourseEnrollmentData(user, course, mode, isActive, creationDate, createdBy);
  }

  public CourseEnrollmentData withCreatedBy(@Nullable UserData createdBy) {
    return new CourseEnrollmentData(user, course, mode, isActive, creationDate, createdBy);
  }

  /** Builder of {@link CourseEnrollmentData}. */
  public static final class Builder {
    private @Nullable UserData user;
    private @Nullable CourseData course;
    private @Nullable String mode;
    private @Nullable Boolean isActive;
    private @Nullable IsoDateTime creationDate;
    private @Nullable UserData createdBy;

    private Builder() {}

    public Builder user(UserData user) {
      this.user = user;
      return this;
    }

    public Builder course(CourseData course) {
      this.course = course;
      return this;
    }

    public Builder mode(String mode) {
      this.mode = mode;
      return this;
    }

    public Builder isActive(boolean isActive) {
      this.isActive = isActive;
      return this;
    }

    public Builder creationDate(IsoDateTime creationDate) {
      this.creationDate = creationDate;
      return this;
    }

    public Builder createdBy(@Nullable UserData createdBy) {
      this.createdBy = createdBy;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public CourseEnrollmentData build() {
      return new CourseEnrollmentData(
          PayloadFields.required(user, "CourseEnrollmentData.user"),
          PayloadFields.required(course, "CourseEnrollmentData.course"),
          PayloadFields.required(mode, "CourseEnrollmentData.mode"),
          PayloadFields.required(isActive, "CourseEnrollmentData.is_active"),
          PayloadFields.required(creationDate, "CourseEnrollmentData.creation_date"),
          createdBy);
    }
  }
}
