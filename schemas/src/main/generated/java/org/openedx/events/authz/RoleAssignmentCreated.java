// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.authz;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.authz.data.RoleAssignmentData;

/**
 * A user was given a role.
 *
 * @param roleAssignment The role that was given.
 */
public record RoleAssignmentCreated(RoleAssignmentData roleAssignment) {
  public RoleAssignmentCreated {
    PayloadFields.required(roleAssignment, "RoleAssignmentCreated.role_assignment");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().roleAssignment(roleAssignment);
  }

  public RoleAssignmentCreated withRoleAssignment(RoleAssignmentData roleAssignment) {
    return new RoleAssignmentCreated(roleAssignment);
  }

  /** Builder of {@link RoleAssignmentCreated}. */
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
    public RoleAssignmentCreated build() {
      return new RoleAssignmentCreated(
          PayloadFields.required(roleAssignment, "RoleAssignmentCreated.role_assignment"));
    }
  }
}
