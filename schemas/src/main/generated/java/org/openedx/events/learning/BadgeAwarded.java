// Generated from contracts by ./eventbus schema generate. Do not edit.
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

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().badge(badge);
  }

  public BadgeAwarded withBadge(BadgeData badge) {
    return new BadgeAwarded(badge);
  }

  /** Builder of {@link BadgeAwarded}. */
  public static final class Builder {
    private @Nullable BadgeData badge;

    private Builder() {}

    public Builder badge(BadgeData badge) {
      this.badge = badge;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public BadgeAwarded build() {
      return new BadgeAwarded(PayloadFields.required(badge, "BadgeAwarded.badge"));
    }
  }
}
