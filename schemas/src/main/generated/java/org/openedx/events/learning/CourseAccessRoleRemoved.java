// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.CourseAccessRoleData;

/**
 * A role in a course run was taken from a user.
 *
 * @param courseAccessRoleData The role that was taken back.
 */
public record CourseAccessRoleRemoved(CourseAccessRoleData courseAccessRoleData) {
  public CourseAccessRoleRemoved {
    PayloadFields.required(courseAccessRoleData, "CourseAccessRoleRemoved.course_access_role_data");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().courseAccessRoleData(courseAccessRoleData);
  }

  public CourseAccessRoleRemoved withCourseAccessRoleData(
      CourseAccessRoleData courseAccessRoleData) {
    return new CourseAccessRoleRemoved(courseAccessRoleData);
  }

  /** Builder of {@link CourseAccessRoleRemoved}. */
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
    public CourseAccessRoleRemoved build() {
      return new CourseAccessRoleRemoved(
          PayloadFields.required(courseAccessRoleData, "CourseAccessRoleRemoved.course_access_role_data"));
    }
  }
}
