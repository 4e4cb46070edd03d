// Generated from contracts: do not edit, but run ./eventbus schema generate
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.VerificationAttemptData;

/**
 * An attempt to verify somebody's identity waits for its outcome.
 *
 * @param idvAttempt The attempt.
 */
public record IdvAttemptPending(VerificationAttemptData idvAttempt) {
  public IdvAttemptPending {
    PayloadFields.required(idvAttempt, "IdvAttemptPending.idv_attempt");
  }

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().idvAttempt(idvAttempt);
  }

  public IdvAttemptPending withIdvAttempt(VerificationAttemptData idvAttempt) {
    return new IdvAttemptPending(idvAttempt);
  }

  /** Collects the fields of a {@link IdvAttemptPending}. */
  public static final class Builder {
    private @Nullable VerificationAttemptData idvAttempt;

    private Builder() {}

    public Builder idvAttempt(VerificationAttemptData idvAttempt) {
      this.idvAttempt = idvAttempt;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public IdvAttemptPending build() {
      return new IdvAttemptPending(
          PayloadFields.required(idvAttempt, "IdvAttemptPending.idv_attempt"));
    }
  }
}
