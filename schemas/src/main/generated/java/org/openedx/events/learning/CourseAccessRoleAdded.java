// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.CourseAccessRoleData;

/**
 * A user was given a role in a course run.
 *
 * @param courseAccessRoleData The role that was given.
 */
public record CourseAccessRoleAdded(CourseAccessRoleData courseAccessRoleData) {
  public CourseAccessRoleAdded {
    PayloadFields.required(courseAccessRoleData, "CourseAccessRoleAdded.course_access_role_data");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().courseAccessRoleData(courseAccessRoleData);
  }

  public CourseAccessRoleAdded withCourseAccessRoleData(CourseAccessRoleData courseAccessRoleData) {
    return new CourseAccessRoleAdded(courseAccessRoleData);
  }

  /** Builder of {@link CourseAccessRoleAdded}. */
  public static final class Builder {
    private @Nullable CourseAccessRoleData courseAccessRoleData;

    private Builder() {}

    public Builder courseAccessRoleData(CourseAccessRoleData courseAccessRoleData) {
      this.courseAccessRoleData = courseAccessRoleData;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public CourseAccessRoleAdded build() {
      return new CourseAccessRoleAdded(
          PayloadFields.required(courseAccessRoleData, "CourseAccessRoleAdded.course_access_role_data"));
    }
  }
}
