// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.VerificationAttemptData;

/**
 * An attempt to verify a user's identity began.
 *
 * @param idvAttempt The new attempt.
 */
public record IdvAttemptCreated(VerificationAttemptData idvAttempt) {
  public IdvAttemptCreated {
    PayloadFields.required(idvAttempt, "IdvAttemptCreated.idv_attempt");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().idvAttempt(idvAttempt);
  }

  public IdvAttemptCreated withIdvAttempt(VerificationAttemptData idvAttempt) {
    return new IdvAttemptCreated(idvAttempt);
  }

  /** Builder of {@link IdvAttemptCreated}. */
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
    public IdvAttemptCreated build() {
      return new IdvAttemptCreated(
          PayloadFields.required(idvAttempt, "IdvAttemptCreated.idv_attempt"));
    }
  }
}
