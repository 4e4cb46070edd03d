// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.BadgeData;

/**
 * A badge was taken back from a learner.
 *
 * @param badge The badge that no longer holds.
 */
public record BadgeRevoked(BadgeData badge) {
  public BadgeRevoked {
    PayloadFields.required(badge, "BadgeRevoked.badge");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().badge(badge);
  }

  public BadgeRevoked withBadge(BadgeData badge) {
    return new BadgeRevoked(badge);
  }

  /** Builder of {@link BadgeRevoked}. */
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
    public BadgeRevoked build() {
      return new BadgeRevoked(PayloadFields.required(badge, "BadgeRevoked.badge"));
    }
  }
}
