// Generated from contracts: do not edit, but run ./eventbus schema generate
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

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().badge(badge);
  }

  public BadgeRevoked withBadge(BadgeData badge) {
    return new BadgeRevoked(badge);
  }

  /** Collects the fields of a {@link BadgeRevoked}. */
  public static final class Builder {
    private @Nullable BadgeData badge;

    private Builder() {}

    public Builder badge(BadgeData badge) {
      this.badge = badge;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public BadgeRevoked build() {
      return new BadgeRevoked(PayloadFields.required(badge, "BadgeRevoked.badge"));
    }
  }
}
