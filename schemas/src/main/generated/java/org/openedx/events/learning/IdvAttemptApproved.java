// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.VerificationAttemptData;

/**
 * A user's identity was verified.
 *
 * @param idvAttempt The attempt.
 */
public record IdvAttemptApproved(VerificationAttemptData idvAttempt) {
  public IdvAttemptApproved {
    PayloadFields.required(idvAttempt, "IdvAttemptApproved.idv_attempt");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().idvAttempt(idvAttempt);
  }

  public IdvAttemptApproved withIdvAttempt(VerificationAttemptData idvAttempt) {
    return new IdvAttemptApproved(idvAttempt);
  }

  /** Builder of {@link IdvAttemptApproved}. */
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
    public IdvAttemptApproved build() {
      return new IdvAttemptApproved(
          PayloadFields.required(idvAttempt, "IdvAttemptApproved.idv_attempt"));
    }
  }
}
