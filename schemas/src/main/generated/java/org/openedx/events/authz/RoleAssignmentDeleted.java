// Generated from contracts: do not edit, but run ./eventbus schema generate
package org.openedx.events.authz;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.authz.data.RoleAssignmentData;

/**
 * A role was taken from somebody.
 *
 * @param roleAssignment The role that was taken back.
 */
public record RoleAssignmentDeleted(RoleAssignmentData roleAssignment) {
  public RoleAssignmentDeleted {
    PayloadFields.required(roleAssignment, "RoleAssignmentDeleted.role_assignment");
  }

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().roleAssignment(roleAssignment);
  }

  public RoleAssignmentDeleted withRoleAssignment(RoleAssignmentData roleAssignment) {
    return new RoleAssignmentDeleted(roleAssignment);
  }

  /** Collects the fields of a {@link RoleAssignmentDeleted}. */
  public static final class Builder {
    private @Nullable RoleAssignmentData roleAssignment;

    private Builder() {}

    public Builder roleAssignment(RoleAssignmentData roleAssignment) {
      this.roleAssignment = roleAssignment;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public RoleAssignmentDeleted build() {
      return new RoleAssignmentDeleted(
          PayloadFields.required(roleAssignment, "RoleAssignmentDeleted.role_assignment"));
    }
  }
}
