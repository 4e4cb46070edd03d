// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A learner's membership in a cohort, which is a group of learners within a course run.
 *
 * @param user The learner.
 * @param course The course run the cohort is in.
 * @param name The cohort's name.
 */
public record CohortData(UserData user, CourseData course, String name) {
  public CohortData {
    PayloadFields.required(user, "CohortData.user");
    PayloadFields.required(course, "CohortData.course");
    PayloadFields.required(name, "CohortData.name");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().user(user).course(course).name(name);
  }

  public CohortData withUser(UserData user) {
    return new CohortData(user, course, name);
  }

  public CohortData withCourse(CourseData course) {
    return new CohortData(user, course, name);
  }

  public CohortData withName(String name) {
    return new CohortData(user, course, name);
  }

  /** Builder of {@link CohortData}. */
  public static final class Builder {
    private @Nullable UserData user;
    private @Nullable CourseData course;
    private @Nullable String name;

    private Builder() {}

    public Builder user(UserData user) {
      this.user = user;
      return this;
    }

    public Builder course(CourseData course) {
      this.course = course;
      return this;
    }

    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public CohortData build() {
      return new CohortData(
          PayloadFields.required(user, "CohortData.user"),
          PayloadFields.required(course, "CohortData.course"),
          PayloadFields.required(name, "CohortData.name"));
    }
  }
}
