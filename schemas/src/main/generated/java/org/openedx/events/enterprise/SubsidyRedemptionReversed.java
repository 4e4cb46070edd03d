// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.enterprise;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.enterprise.data.SubsidyRedemption;

/**
 * The use of a subsidy was undone.
 *
 * @param redemption What the subsidy had been used for.
 */
public record SubsidyRedemptionReversed(SubsidyRedemption redemption) {
  public SubsidyRedemptionReversed {
    PayloadFields.required(redemption, "SubsidyRedemptionReversed.redemption");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().redemption(redemption);
  }

  public SubsidyRedemptionReversed withRedemption(SubsidyRedemption redemption) {
    return new SubsidyRedemptionReversed(redemption);
  }

  /** Builder of {@link SubsidyRedemptionReversed}. */
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
    public SubsidyRedemptionReversed build() {
      return new SubsidyRedemptionReversed(
          PayloadFields.required(redemption, "SubsidyRedemptionReversed.redemption"));
    }
  }
}
