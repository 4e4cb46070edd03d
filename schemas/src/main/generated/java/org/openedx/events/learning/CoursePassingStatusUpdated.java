// Generated from contracts: do not edit, but run ./eventbus schema generate
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.CoursePassingStatusData;

/**
 * A learner's grade in a course run became enough to pass, or ceased to be.
 *
 * @param coursePassingStatus How the learner stands now.
 */
public record CoursePassingStatusUpdated(CoursePassingStatusData coursePassingStatus) {
  public CoursePassingStatusUpdated {
    PayloadFields.required(coursePassingStatus, "CoursePassingStatusUpdated.course_passing_status");
  }

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().coursePassingStatus(coursePassingStatus);
  }

  public CoursePassingStatusUpdated withCoursePassingStatus(
      CoursePassingStatusData coursePassingStatus) {
    return new CoursePassingStatusUpdated(coursePassingStatus);
  }

  /** Collects the fields of a {@link CoursePassingStatusUpdated}. */
  public static final class Builder {
    private @Nullable CoursePassingStatusData coursePassingStatus;

    private Builder() {}

    public Builder coursePassingStatus(CoursePassingStatusData coursePassingStatus) {
      this.coursePassingStatus = coursePassingStatus;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public CoursePassingStatusUpdated build() {
      return new CoursePassingStatusUpdated(
          PayloadFields.required(coursePassingStatus, "CoursePassingStatusUpdated.course_passing_status"));
    }
  }
}
