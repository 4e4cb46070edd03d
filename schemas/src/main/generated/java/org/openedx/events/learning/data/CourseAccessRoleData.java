// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A role that a user has, or had, in a course run.
 *
 * @param user Who has the role.
 * @param orgKey The key of the course run's organization, such as edX.
 * @param courseKey The key of the course run, such as course-v1:edX+DemoX+2026.
 * @param role The role, such as staff, instructor or beta_testers.
 */
public record CourseAccessRoleData(UserData user, String orgKey, String courseKey, String role) {
  public CourseAccessRoleData {
    PayloadFields.required(user, "CourseAccessRoleData.user");
    PayloadFields.required(orgKey, "CourseAccessRoleData.org_key");
    PayloadFields.required(courseKey, "CourseAccessRoleData.course_key");
    PayloadFields.required(role, "CourseAccessRoleData.role");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().user(user).orgKey(orgKey).courseKey(courseKey).role(role);
  }

  public CourseAccessRoleData withUser(UserData user) {
    return new CourseAccessRoleData(user, orgKey, courseKey, role);
  }

  public CourseAccessRoleData withOrgKey(String orgKey) {
    return new CourseAccessRoleData(user, orgKey, courseKey, role);
  }

  public CourseAccessRoleData withCourseKey(String courseKey) {
    return new CourseAccessRoleData(user, orgKey, courseKey, role);
  }

  public CourseAccessRoleData withRole(String role) {
    return new CourseAccessRoleData(user, orgKey, courseKey, role);
  }

  /** Builder of {@link CourseAccessRoleData}. */
  public static final class Builder {
    private @Nullable UserData user;
    private @Nullable String orgKey;
    private @Nullable String courseKey;
    private @Nullable String role;

    private Builder() {}

    public Builder user(UserData user) {
      this.user = user;
      return this;
    }

    public Builder orgKey(String orgKey) {
      this.orgKey = orgKey;
      return this;
    }

    public Builder courseKey(String courseKey) {
      this.courseKey = courseKey;
      return this;
    }

    public Builder role(String role) {
      this.role = role;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public CourseAccessRoleData build() {
      return new CourseAccessRoleData(
          PayloadFields.required(user, "CourseAccessRoleData.user"),
          PayloadFields.required(orgKey, "CourseAccessRoleData.org_key"),
          PayloadFields.required(courseKey, "CourseAccessRoleData.course_key"),
          PayloadFields.required(role, "CourseAccessRoleData.role"));
    }
  }
}
