// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.CcxCoursePassingStatusData;

/**
 * A learner's grade in a custom course became enough to pass, or ceased to be.
 *
 * @param coursePassingStatus The learner's current passing status.
 */
public record CcxCoursePassingStatusUpdated(CcxCoursePassingStatusData coursePassingStatus) {
  public CcxCoursePassingStatusUpdated {
    PayloadFields.required(coursePassingStatus, "CcxCoursePassingStatusUpdated.course_passing_status");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().coursePassingStatus(coursePassingStatus);
  }

  public CcxCoursePassingStatusUpdated withCoursePassingStatus(
      CcxCoursePassingStatusData coursePassingStatus) {
    return new CcxCoursePassingStatusUpdated(coursePassingStatus);
  }

  /** Builder of {@link CcxCoursePassingStatusUpdated}. */
  public static final class Builder {
    private @Nullable CcxCoursePassingStatusData coursePassingStatus;

    private Builder() {}

    public Builder coursePassingStatus(CcxCoursePassingStatusData coursePassingStatus) {
      this.coursePassingStatus = coursePassingStatus;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public CcxCoursePassingStatusUpdated build() {
      return new CcxCoursePassingStatusUpdated(
          PayloadFields.required(coursePassingStatus, "CcxCoursePassingStatusUpdated.course_passing_status"));
    }
  }
}
