// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.CoursePassingStatusData;

/**
 * A learner's grade in a course run became enough to pass, or ceased to be.
 *
 * @param coursePassingStatus The learner's current passing status.
 */
public record CoursePassingStatusUpdated(CoursePassingStatusData coursePassingStatus) {
  public CoursePassingStatusUpdated {
    PayloadFields.required(coursePassingStatus, "CoursePassingStatusUpdated.course_passing_status");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().coursePassingStatus(coursePassingStatus);
  }

  public CoursePassingStatusUpdated withCoursePassingStatus(
      CoursePassingStatusData coursePassingStatus) {
    return new CoursePassingStatusUpdated(coursePassingStatus);
  }

  /** Builder of {@link CoursePassingStatusUpdated}. */
  public static final class Builder {
    private @Nullable CoursePassingStatusData coursePassingStatus;

    private Builder() {}

    public Builder coursePassingStatus(CoursePassingStatusData coursePassingStatus) {
      this.coursePassingStatus = coursePassingStatus;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public CoursePassingStatusUpdated build() {
      return new CoursePassingStatusUpdated(
          PayloadFields.required(coursePassingStatus, "CoursePassingStatusUpdated.course_passing_status"));
    }
  }
}
