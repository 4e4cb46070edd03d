// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * Whether a learner's grade is enough to pass a custom course.
 *
 * @param isPassing Whether the grade is enough now.
 * @param user The learner.
 * @param course The custom course.
 */
public record CcxCoursePassingStatusData(boolean isPassing, UserData user, CcxCourseData course) {
  public CcxCoursePassingStatusData {
    PayloadFields.required(user, "CcxCoursePassingStatusData.user");
    PayloadFields.required(course, "CcxCoursePassingStatusData.course");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().isPassing(isPassing).user(user).course(course);
  }

  public CcxCoursePassingStatusData withIsPassing(boolean isPassing) {
    return new CcxCoursePassingStatusData(isPassing, user, course);
  }

  public CcxCoursePassingStatusData withUser(UserData user) {
    return new CcxCoursePassingStatusData(isPassing, user, course);
  }

  public CcxCoursePassingStatusData withCourse(CcxCourseData course) {
    return new CcxCoursePassingStatusData(isPassing, user, course);
  }

  /** Builder of {@link CcxCoursePassingStatusData}. */
  public static final class Builder {
    private @Nullable Boolean isPassing;
    private @Nullable UserData user;
    private @Nullable CcxCourseData course;

    private Builder() {}

    public Builder isPassing(boolean isPassing) {
      this.isPassing = isPassing;
      return this;
    }

    public Builder user(UserData user) {
      this.user = user;
      return this;
    }

    public Builder course(CcxCourseData course) {
      this.course = course;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public CcxCoursePassingStatusData build() {
      return new CcxCoursePassingStatusData(
          PayloadFields.required(isPassing, "CcxCoursePassingStatusData.is_passing"),
          PayloadFields.required(user, "CcxCoursePassingStatusData.user"),
          PayloadFields.required(course, "CcxCoursePassingStatusData.course"));
    }
  }
}
