// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.UserData;

/**
 * A user signed in: the credentials were valid and a session was created.
 *
 * @param user Who signed in.
 */
public record SessionLoginCompleted(UserData user) {
  public SessionLoginCompleted {
    PayloadFields.required(user, "SessionLoginCompleted.user");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().user(user);
  }

  public SessionLoginCompleted withUser(UserData user) {
    return new SessionLoginCompleted(user);
  }

  /** Builder of {@link SessionLoginCompleted}. */
  public static final class Builder {
    private @Nullable UserData user;

    private Builder() {}

    public Builder user(UserData user) {
      this.user = user;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public SessionLoginCompleted build() {
      return new SessionLoginCompleted(PayloadFields.required(user, "SessionLoginCompleted.user"));
    }
  }
}
