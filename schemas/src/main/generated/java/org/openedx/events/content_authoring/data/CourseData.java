// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A course run.
 *
 * @param courseKey The key of the course run, such as course-v1:edX+DemoX+2026.
 */
public record CourseData(String courseKey) {
  public CourseData {
    PayloadFields.required(courseKey, "CourseData.course_key");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().courseKey(courseKey);
  }

  public CourseData withCourseKey(String courseKey) {
    return new CourseData(courseKey);
  }

  /** Builder of {@link CourseData}. */
  public static final class Builder {
    private @Nullable String courseKey;

    private Builder() {}

    public Builder courseKey(String courseKey) {
      this.courseKey = courseKey;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public CourseData build() {
      return new CourseData(PayloadFields.required(courseKey, "CourseData.course_key"));
    }
  }
}
