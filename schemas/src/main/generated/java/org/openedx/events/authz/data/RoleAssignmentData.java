// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.authz.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A role that a user has, or had, within some scope.
 *
 * @param operation What was done: created or deleted.
 * @param subject Who the role is for, such as user^ada.
 * @param role The role, such as role^library_admin.
 * @param scope Where the role holds, such as lib^lib:edX:demo.
 * @param actorId The number of the account that did it, if a user was signed in. May be
 *     null.
 */
public record RoleAssignmentData(String operation, String subject, String role, String scope,
    @Nullable Long actorId) {
  public RoleAssignmentData {
    PayloadFields.required(operation, "RoleAssignmentData.operation");
    PayloadFields.required(subject, "RoleAssignmentData.subject");
    PayloadFields.required(role, "RoleAssignmentData.role");
    PayloadFields.required(scope, "RoleAssignmentData.scope");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .operation(operation)
        .subject(subject)
        .role(role)
        .scope(scope)
        .actorId(actorId);
  }

  public RoleAssignmentData withOperation(String operation) {
    return new RoleAssignmentData(operation, subject, role, scope, actorId);
  }

  public RoleAssignmentData withSubject(String subject) {
    return new RoleAssignmentData(operation, subject, role, scope, actorId);
  }

  public RoleAssignmentData withRole(String role) {
    return new RoleAssignmentData(operation, subject, role, scope, actorId);
  }

  public RoleAssignmentData withScope(String scope) {
    return new RoleAssignmentData(operation, subject, role, scope, actorId);
  }

  public RoleAssignmentData withActorId(@Nullable Long actorId) {
    return new RoleAssignmentData(operation, subject, role, scope, actorId);
  }

  /** Returns the fields, with personal data masked as {@code ***}. */
  @Override
  public String toString() {
    return "RoleAssignmentData[operation=" + operation
        + ", subject=***"
        + ", role=" + role
        + ", scope=" + scope
        + ", actorId=" + actorId
        + "]";
  }

  /** Builder of {@link RoleAssignmentData}. */
  public static final class Builder {
    private @Nullable String operation;
    private @Nullable String subject;
    private @Nullable String role;
    private @Nullable String scope;
    private @Nullable Long actorId;

    private Builder() {}

    public Builder operation(String operation) {
      this.operation = operation;
      return this;
    }

    public Builder subject(String subject) {
      this.subject = subject;
      return this;
    }

    public Builder role(String role) {
      this.role = role;
      return this;
    }

    public Builder scope(String scope) {
      this.scope = scope;
      return this;
    }

    public Builder actorId(@Nullable Long actorId) {
      this.actorId = actorId;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public RoleAssignmentData build() {
      return new RoleAssignmentData(
          PayloadFields.required(operation, "RoleAssignmentData.operation"),
          PayloadFields.required(subject, "RoleAssignmentData.subject"),
          PayloadFields.required(role, "RoleAssignmentData.role"),
          PayloadFields.required(scope, "RoleAssignmentData.scope"),
          actorId);
    }
  }
}
