// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.LtiProviderLaunchData;

/**
 * A user opened a block from another learning platform by LTI.
 *
 * @param launchData What was opened, and by whom.
 */
public record LtiProviderLaunchSuccess(LtiProviderLaunchData launchData) {
  public LtiProviderLaunchSuccess {
    PayloadFields.required(launchData, "LtiProviderLaunchSuccess.launch_data");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().launchData(launchData);
  }

  public LtiProviderLaunchSuccess withLaunchData(LtiProviderLaunchData launchData) {
    return new LtiProviderLaunchSuccess(launchData);
  }

  /** Builder of {@link LtiProviderLaunchSuccess}. */
  public static final class Builder {
    private @Nullable LtiProviderLaunchData launchData;

    private Builder() {}

    public Builder launchData(LtiProviderLaunchData launchData) {
      this.launchData = launchData;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public LtiProviderLaunchSuccess build() {
      return new LtiProviderLaunchSuccess(
          PayloadFields.required(launchData, "LtiProviderLaunchSuccess.launch_data"));
    }
  }
}
