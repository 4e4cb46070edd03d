// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A course run.
 *
 * @param courseKey The key of the course run, such as course-v1:edX+DemoX+2026.
 * @param displayName The course's title as learners see it; may be empty.
 * @param start When the course run begins, if that is set. May be null.
 * @param end When the course run ends, if that is set. May be null.
 */
public record CourseData(String courseKey, String displayName, @Nullable IsoDateTime start,
    @Nullable IsoDateTime end) {
  public CourseData {
    PayloadFields.required(courseKey, "CourseData.course_key");
    PayloadFields.required(displayName, "CourseData.display_name");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().courseKey(courseKey).displayName(displayName).start(start).end(end);
  }

  public CourseData withCourseKey(String courseKey) {
    return new CourseData(courseKey, displayName, start, end);
  }

  public CourseData withDisplayName(String displayName) {
    return new CourseData(courseKey, displayName, start, end);
  }

  public CourseData withStart(@Nullable IsoDateTime start) {
    return new CourseData(courseKey, displayName, start, end);
  }

  public CourseData withEnd(@Nullable IsoDateTime end) {
    return new CourseData(courseKey, displayName, start, end);
  }

  /** Builder of {@link CourseData}. */
  public static final class Builder {
    private @Nullable String courseKey;
    private @Nullable String displayName;
    private @Nullable IsoDateTime start;
    private @Nullable IsoDateTime end;

    private Builder() {}

    public Builder courseKey(String courseKey) {
      this.courseKey = courseKey;
      return this;
    }

    public Builder displayName(String displayName) {
      this.displayName = displayName;
      return this;
    }

    public Builder start(@Nullable IsoDateTime start) {
      this.start = start;
      return this;
    }

    public Builder end(@Nullable IsoDateTime end) {
      this.end = end;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public CourseData build() {
      return new CourseData(
          PayloadFields.required(courseKey, "CourseData.course_key"),
          PayloadFields.required(displayName, "CourseData.display_name"),
          start,
          end);
    }
  }
}
