// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.eventbus.event.PayloadFields;

/**
 * An attempt to verify a user's identity (IDV).
 *
 * @param attemptId The attempt's number.
 * @param user Who is being verified.
 * @param status What state the attempt is in, such as created, pending, approved or
 *     denied.
 * @param name The full name that is being verified, where one is. May be null.
 * @param expirationDate When the verification lapses, if that is set. May be null.
 */
public record VerificationAttemptData(long attemptId, UserData user, String status,
    @Nullable String name, @Nullable IsoDateTime expirationDate) {
  public VerificationAttemptData {
    PayloadFields.required(user, "VerificationAttemptData.user");
    PayloadFields.required(status, "VerificationAttemptData.status");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .attemptId(attemptId)
        .user(user)
        .status(status)
        .name(name)
        .expirationDate(expirationDate);
  }

  public VerificationAttemptData withAttemptId(long attemptId) {
    return new VerificationAttemptData(attemptId, user, status, name, expirationDate);
  }

  public VerificationAttemptData withUser(UserData user) {
    return new VerificationAttemptData(attemptId, user, status, name, expirationDate);
  }

  public VerificationAttemptData withStatus(String status) {
    return new VerificationAttemptData(attemptId, user, status, name, expirationDate);
  }

  public VerificationAttemptData withName(@Nullable String name) {
    return new VerificationAttemptData(attemptId, user, status, name, expirationDate);
  }

  public VerificationAttemptData withExpirationDate(@Nullable IsoDateTime expirationDate) {
    return new VerificationAttemptData(attemptId, user, status, name, expirationDate);
  }

  /** Returns the fields, with personal data masked as {@code ***}. */
  @Override
  public String toString() {
    return "VerificationAttemptData[attemptId=" + attemptId
        + ", user=" + user
        + ", status=" + status
        + ", name=***"
        + ", expirationDate=" + expirationDate
        + "]";
  }

  /** Builder of {@link VerificationAttemptData}. */
  public static final class Builder {
    private @Nullable Long attemptId;
    private @Nullable UserData user;
    private @Nullable String status;
    private @Nullable String name;
    private @Nullable IsoDateTime expirationDate;

    private Builder() {}

    public Builder attemptId(long attemptId) {
      this.attemptId = attemptId;
      return this;
    }

    public Builder user(UserData user) {
      this.user = user;
      return this;
    }

    public Builder status(String status) {
      this.status = status;
      return this;
    }

    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    public Builder expirationDate(@Nullable IsoDateTime expirationDate) {
      this.expirationDate = expirationDate;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public VerificationAttemptData build() {
      return new VerificationAttemptData(
          PayloadFields.required(attemptId, "VerificationAttemptData.attempt_id"),
          PayloadFields.required(user, "VerificationAttemptData.user"),
          PayloadFields.required(status, "VerificationAttemptData.status"),
          name,
          expirationDate);
    }
  }
}
