// Generated from contracts: do not edit, but run ./eventbus schema generate
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

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().course(course);
  }

  public CourseImportCompleted withCourse(CourseData course) {
    return new CourseImportCompleted(course);
  }

  /** Collects the fields of a {@link CourseImportCompleted}. */
  public static final class Builder {
    private @Nullable CourseData course;

    private Builder() {}

    public Builder course(CourseData course) {
      this.course = course;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public CourseImportCompleted build() {
      return new CourseImportCompleted(
          PayloadFields.required(course, "CourseImportCompleted.course"));
    }
  }
}
