// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * Whether a learner's grade is enough to pass a course run.
 *
 * @param isPassing Whether the grade is enough now.
 * @param course The course run.
 * @param user The learner.
 */
public record CoursePassingStatusData(boolean isPassing, CourseData course, UserData user) {
  public CoursePassingStatusData {
    PayloadFields.required(course, "CoursePassingStatusData.course");
    PayloadFields.required(user, "CoursePassingStatusData.user");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().isPassing(isPassing).course(course).user(user);
  }

  public CoursePassingStatusData withIsPassing(boolean isPassing) {
    return new CoursePassingStatusData(isPassing, course, user);
  }

  public CoursePassingStatusData withCourse(CourseData course) {
    return new CoursePassingStatusData(isPassing, course, user);
  }

  public CoursePassingStatusData withUser(UserData user) {
    return new CoursePassingStatusData(isPassing, course, user);
  }

  /** Builder of {@link CoursePassingStatusData}. */
  public static final class Builder {
    private @Nullable Boolean isPassing;
    private @Nullable CourseData course;
    private @Nullable UserData user;

    private Builder() {}

    public Builder isPassing(boolean isPassing) {
      this.isPassing = isPassing;
      return this;
    }

    public Builder course(CourseData course) {
      this.course = course;
      return this;
    }

    public Builder user(UserData user) {
      this.user = user;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public CoursePassingStatusData build() {
      return new CoursePassingStatusData(
          PayloadFields.required(isPassing, "CoursePassingStatusData.is_passing"),
          PayloadFields.required(course, "CoursePassingStatusData.course"),
          PayloadFields.required(user, "CoursePassingStatusData.user"));
    }
  }
}
