// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * What identifies a person. Personal data: keep it no longer than needed.
 *
 * @param username The name the person signs in with, unique on the platform.
 * @param email The person's e-mail address.
 * @param name The person's full name as given in the profile; may be empty.
 */
public record UserPersonalData(String username, String email, String name) {
  public UserPersonalData {
    PayloadFields.required(username, "UserPersonalData.username");
    PayloadFields.required(email, "UserPersonalData.email");
    PayloadFields.required(name, "UserPersonalData.name");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().username(username).email(email).name(name);
  }

  public UserPersonalData withUsername(String username) {
    return new UserPersonalData(username, email, name);
  }

  public UserPersonalData withEmail(String email) {
    return new UserPersonalData(username, email, name);
  }

  public UserPersonalData withName(String name) {
    return new UserPersonalData(username, email, name);
  }

  /** Returns the fields, with personal data masked as {@code ***}. */
  @Override
  public String toString() {
    return "UserPersonalData[username=***"
        + ", email=***"
        + ", name=***"
        + "]";
  }

  /** Builder of {@link UserPersonalData}. */
  public static final class Builder {
    private @Nullable String username;
    private @Nullable String email;
    private @Nullable String name;

    private Builder() {}

    public Builder username(String username) {
      this.username = username;
      return this;
    }

    public Builder email(String email) {
      this.email = email;
      return this;
    }

    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public UserPersonalData build() {
      return new UserPersonalData(
          PayloadFields.required(username, "UserPersonalData.username"),
          PayloadFields.required(email, "UserPersonalData.email"),
          PayloadFields.required(name, "UserPersonalData.name"));
    }
  }
}
