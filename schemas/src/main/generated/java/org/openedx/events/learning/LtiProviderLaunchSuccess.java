// Generated from contracts: do not edit, but run ./eventbus schema generate
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.LtiProviderLaunchData;

/**
 * Somebody opened a block from another learning platform by LTI.
 *
 * @param launchData What was opened, and by whom.
 */
public record LtiProviderLaunchSuccess(LtiProviderLaunchData launchData) {
  public LtiProviderLaunchSuccess {
    PayloadFields.required(launchData, "LtiProviderLaunchSuccess.launch_data");
  }

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().launchData(launchData);
  }

  public LtiProviderLaunchSuccess withLaunchData(LtiProviderLaunchData launchData) {
    return new LtiProviderLaunchSuccess(launchData);
  }

  /** Collects the fields of a {@link LtiProviderLaunchSuccess}. */
  public static final class Builder {
    private @Nullable LtiProviderLaunchData launchData;

    private Builder() {}

    public Builder launchData(LtiProviderLaunchData launchData) {
      this.launchData = launchData;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public LtiProviderLaunchSuccess build() {
      return new LtiProviderLaunchSuccess(
          PayloadFields.required(launchData, "LtiProviderLaunchSuccess.launch_data"));
    }
  }
}
