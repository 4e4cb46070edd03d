// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.content_authoring.data.CourseData;

/**
 * The content of a course run was imported from an archive.
 *
 * @param course The course run.
 */
public record CourseImportCompleted(CourseData course) {
  public CourseImportCompleted {
    PayloadFields.required(course, "CourseImportCompleted.course");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().course(course);
  }

  public CourseImportCompleted withCourse(CourseData course) {
    return new CourseImportCompleted(course);
  }

  /** Builder of {@link CourseImportCompleted}. */
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
    public CourseImportCompleted build() {
      return new CourseImportCompleted(
          PayloadFields.required(course, "CourseImportCompleted.course"));
    }
  }
}
