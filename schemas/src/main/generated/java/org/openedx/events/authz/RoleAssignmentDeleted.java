// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.authz;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.authz.data.RoleAssignmentData;

/**
 * A role was taken from a user.
 *
 * @param roleAssignment The role that was taken back.
 */
public record RoleAssignmentDeleted(RoleAssignmentData roleAssignment) {
  public RoleAssignmentDeleted {
    PayloadFields.required(roleAssignment, "RoleAssignmentDeleted.role_assignment");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().roleAssignment(roleAssignment);
  }

  public RoleAssignmentDeleted withRoleAssignment(RoleAssignmentData roleAssignment) {
    return new RoleAssignmentDeleted(roleAssignment);
  }

  /** Builder of {@link RoleAssignmentDeleted}. */
  public static final class Builder {
    private @Nullable RoleAssignmentData roleAssignment;

    private Builder() {}

    public Builder roleAssignment(RoleAssignmentData roleAssignment) {
      this.roleAssignment = roleAssignment;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public RoleAssignmentDeleted build() {
      return new RoleAssignmentDeleted(
          PayloadFields.required(roleAssignment, "RoleAssignmentDeleted.role_assignment"));
    }
  }
}
