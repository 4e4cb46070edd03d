// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.authz;

import java.util.Set;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;

/** The event types of {@code org.openedx.events.authz}. */
public final class AuthzEvents {
  /**
   * A user was given a role.
   *
   * <p>{@code org.openedx.authz.role_assignment.created}, since 2026-04-22.
   *
   * <p>Sent by lms: openedx-authz, openedx_authz/api/roles.py, in lms and cms, once the
   * assignment is committed.
   */
  public static final EventType<RoleAssignmentCreated> ROLE_ASSIGNMENT_CREATED =
      EventType.builder(
          EventName.imported("org.openedx.authz.role_assignment.created"),
          WireSchema.of(RoleAssignmentCreatedCodec.SCHEMA),
          RoleAssignmentCreatedCodec.INSTANCE)
          .topic("authz-role_assignment-lifecycle")
          .personalFields(
              Set.of(
                  "role_assignment.subject"))
          .build();

  /**
   * A role was taken from a user.
   *
   * <p>{@code org.openedx.authz.role_assignment.deleted}, since 2026-04-22.
   *
   * <p>Sent by lms: openedx-authz, openedx_authz/api/roles.py, in lms and cms, once the removal
   * is committed.
   */
  public static final EventType<RoleAssignmentDeleted> ROLE_ASSIGNMENT_DELETED =
      EventType.builder(
          EventName.imported("org.openedx.authz.role_assignment.deleted"),
          WireSchema.of(RoleAssignmentDeletedCodec.SCHEMA),
          RoleAssignmentDeletedCodec.INSTANCE)
          .topic("authz-role_assignment-lifecycle")
          .personalFields(
              Set.of(
                  "role_assignment.subject"))
          .build();

  /** The catalogue of all event types of this class. */
  public static final EventCatalog CATALOG =
      EventCatalog.of(
          ROLE_ASSIGNMENT_CREATED,
          ROLE_ASSIGNMENT_DELETED);

  private AuthzEvents() {}

  /** Provides {@link #CATALOG} to {@link EventCatalog#discover()}. */
  public static final class Provider implements EventCatalog.Provider {
    @Override
    public EventCatalog catalog() {
      return CATALOG;
    }
  }
}
