// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.UserData;

/**
 * A user signed up: the account and its profile were created.
 *
 * @param user The new account.
 */
public record StudentRegistrationCompleted(UserData user) {
  public StudentRegistrationCompleted {
    PayloadFields.required(user, "StudentRegistrationCompleted.user");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().user(user);
  }

  public StudentRegistrationCompleted withUser(UserData user) {
    return new StudentRegistrationCompleted(user);
  }

  /** Builder of {@link StudentRegistrationCompleted}. */
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
    public StudentRegistrationCompleted build() {
      return new StudentRegistrationCompleted(
          PayloadFields.required(user, "StudentRegistrationCompleted.user"));
    }
  }
}
