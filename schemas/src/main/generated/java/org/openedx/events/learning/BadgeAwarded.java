// Generated from contracts: do not edit, but run ./eventbus schema generate
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.BadgeData;

/**
 * A learner was given a badge.
 *
 * @param badge The new badge.
 */
public record BadgeAwarded(BadgeData badge) {
  public BadgeAwarded {
    PayloadFields.required(badge, "BadgeAwarded.badge");
  }

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().badge(badge);
  }

  public BadgeAwarded withBadge(BadgeData badge) {
    return new BadgeAwarded(badge);
  }

  /** Collects the fields of a {@link BadgeAwarded}. */
  public static final class Builder {
    private @Nullable BadgeData badge;

    private Builder() {}

    public Builder badge(BadgeData badge) {
      this.badge = badge;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public BadgeAwarded build() {
      return new BadgeAwarded(PayloadFields.required(badge, "BadgeAwarded.badge"));
    }
  }
}
