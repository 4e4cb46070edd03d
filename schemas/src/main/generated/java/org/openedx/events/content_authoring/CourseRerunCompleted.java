// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.content_authoring.data.CourseData;

/**
 * A course run was made as a copy of an earlier one.
 *
 * @param course The new course run.
 */
public record CourseRerunCompleted(CourseData course) {
  public CourseRerunCompleted {
    PayloadFields.required(course, "CourseRerunCompleted.course");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().course(course);
  }

  public CourseRerunCompleted withCourse(CourseData course) {
    return new CourseRerunCompleted(course);
  }

  /** Builder of {@link CourseRerunCompleted}. */
  public static final class Builder {
    private @Nullable CourseData course;

    private Builder() {}

    public Builder course(CourseData course) {
      this.course = course;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public CourseRerunCompleted build() {
      return new CourseRerunCompleted(
          PayloadFields.required(course, "CourseRerunCompleted.course"));
    }
  }
}
