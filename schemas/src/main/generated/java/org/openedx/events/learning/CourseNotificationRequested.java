// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.CourseNotificationData;

/**
 * Those in a course run are to be notified of something.
 *
 * @param courseNotificationData What to tell them.
 */
public record CourseNotificationRequested(CourseNotificationData courseNotificationData) {
  public CourseNotificationRequested {
    PayloadFields.required(courseNotificationData, "CourseNotificationRequested.course_notification_data");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().courseNotificationData(courseNotificationData);
  }

  public CourseNotificationRequested withCourseNotificationData(
      CourseNotificationData courseNotificationData) {
    return new CourseNotificationRequested(courseNotificationData);
  }

  /** Builder of {@link CourseNotificationRequested}. */
  public static final class Builder {
    private @Nullable CourseNotificationData courseNotificationData;

    private Builder() {}

    public Builder courseNotificationData(CourseNotificationData courseNotificationData) {
      this.courseNotificationData = courseNotificationData;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public CourseNotificationRequested build() {
      return new CourseNotificationRequested(
          PayloadFields.required(courseNotificationData, "CourseNotificationRequested.course_notification_data"));
    }
  }
}
