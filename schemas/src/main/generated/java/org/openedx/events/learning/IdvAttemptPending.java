// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.VerificationAttemptData;

/**
 * An attempt to verify a user's identity waits for its outcome.
 *
 * @param idvAttempt The attempt.
 */
public record IdvAttemptPending(VerificationAttemptData idvAttempt) {
  public IdvAttemptPending {
    PayloadFields.required(idvAttempt, "IdvAttemptPending.idv_attempt");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().idvAttempt(idvAttempt);
  }

  public IdvAttemptPending withIdvAttempt(VerificationAttemptData idvAttempt) {
    return new IdvAttemptPending(idvAttempt);
  }

  /** Builder of {@link IdvAttemptPending}. */
  public static final class Builder {
    private @Nullable VerificationAttemptData idvAttempt;

    private Builder() {}

    public Builder idvAttempt(VerificationAttemptData idvAttempt) {
      this.idvAttempt = idvAttempt;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public IdvAttemptPending build() {
      return new IdvAttemptPending(
          PayloadFields.required(idvAttempt, "IdvAttemptPending.idv_attempt"));
    }
  }
}
