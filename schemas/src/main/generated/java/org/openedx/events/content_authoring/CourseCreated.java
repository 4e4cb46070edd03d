// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.content_authoring.data.CourseData;

/**
 * A course run was made.
 *
 * @param course The new course run.
 */
public record CourseCreated(CourseData course) {
  public CourseCreated {
    PayloadFields.required(course, "CourseCreated.course");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().course(course);
  }

  public CourseCreated withCourse(CourseData course) {
    return new CourseCreated(course);
  }

  /** Builder of {@link CourseCreated}. */
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
    public CourseCreated build() {
      return new CourseCreated(PayloadFields.required(course, "CourseCreated.course"));
    }
  }
}
