// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A person with an account on the platform.
 *
 * @param id The account's number on the platform, which never changes.
 * @param isActive Whether the account is active; a new one is not until its e-mail
 *     address is confirmed.
 * @param pii The person behind the account.
 */
public record UserData(long id, boolean isActive, UserPersonalData pii) {
  public UserData {
    PayloadFields.required(pii, "UserData.pii");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().id(id).isActive(isActive).pii(pii);
  }

  public UserData withId(long id) {
    return new UserData(id, isActive, pii);
  }

  public UserData withIsActive(boolean isActive) {
    return new UserData(id, isActive, pii);
  }

  public UserData withPii(UserPersonalData pii) {
    return new UserData(id, isActive, pii);
  }

  /** Builder of {@link UserData}. */
  public static final class Builder {
    private @Nullable Long id;
    private @Nullable Boolean isActive;
    private @Nullable UserPersonalData pii;

    private Builder() {}

    public Builder id(long id) {
      this.id = id;
      return this;
    }

    public Builder isActive(boolean isActive) {
      this.isActive = isActive;
      return this;
    }

    public Builder pii(UserPersonalData pii) {
      this.pii = pii;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public UserData build() {
      return new UserData(
          PayloadFields.required(id, "UserData.id"),
          PayloadFields.required(isActive, "UserData.is_active"),
          PayloadFields.required(pii, "UserData.pii"));
    }
  }
}
