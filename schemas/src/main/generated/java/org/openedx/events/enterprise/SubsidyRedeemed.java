// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.enterprise;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.enterprise.data.SubsidyRedemption;

/**
 * A subsidy was used to pay for a learner's content.
 *
 * @param redemption What the subsidy was used for.
 */
public record SubsidyRedeemed(SubsidyRedemption redemption) {
  public SubsidyRedeemed {
    PayloadFields.required(redemption, "SubsidyRedeemed.redemption");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().redemption(redemption);
  }

  public SubsidyRedeemed withRedemption(SubsidyRedemption redemption) {
    return new SubsidyRedeemed(redemption);
  }

  /** Builder of {@link SubsidyRedeemed}. */
  public static final class Builder {
    private @Nullable SubsidyRedemption redemption;

    private Builder() {}

    public Builder redemption(SubsidyRedemption redemption) {
      this.redemption = redemption;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public SubsidyRedeemed build() {
      return new SubsidyRedeemed(PayloadFields.required(redemption, "SubsidyRedeemed.redemption"));
    }
  }
}
