// Generated from contracts: do not edit, but run ./eventbus schema generate
package org.openedx.events.authz;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.authz.data.RoleAssignmentData;

/**
 * Somebody was given a role.
 *
 * @param roleAssignment The role that was given.
 */
public record RoleAssignmentCreated(RoleAssignmentData roleAssignment) {
  public RoleAssignmentCreated {
    PayloadFields.required(roleAssignment, "RoleAssignmentCreated.role_assignment");
  }

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().roleAssignment(roleAssignment);
  }

  public RoleAssignmentCreated withRoleAssignment(RoleAssignmentData roleAssignment) {
    return new RoleAssignmentCreated(roleAssignment);
  }

  /** Collects the fields of a {@link RoleAssignmentCreated}. */
  public static final class Builder {
    private @Nullable RoleAssignmentData roleAssignment;

    private Builder() {}

    public Builder roleAssignment(RoleAssignmentData roleAssignment) {
      this.roleAssignment = roleAssignment;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public RoleAssignmentCreated build() {
      return new RoleAssignmentCreated(
          PayloadFields.required(roleAssignment, "RoleAssignmentCreated.role_assignment"));
    }
  }
}
