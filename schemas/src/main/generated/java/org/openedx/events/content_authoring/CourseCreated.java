// Generated from contracts: do not edit, but run ./eventbus schema generate
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

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().course(course);
  }

  public CourseCreated withCourse(CourseData course) {
    return new CourseCreated(course);
  }

  /** Collects the fields of a {@link CourseCreated}. */
  public static final class Builder {
    private @Nullable CourseData course;

    private Builder() {}

    public Builder course(CourseData course) {
      this.course = course;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public CourseCreated build() {
      return new CourseCreated(PayloadFields.required(course, "CourseCreated.course"));
    }
  }
}
