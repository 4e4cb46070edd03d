// Generated from contracts: do not edit, but run ./eventbus schema generate
package org.openedx.events.enterprise.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A group of an enterprise customer's learners.
 *
 * @param uuid The group's id.
 */
public record EnterpriseGroup(String uuid) {
  public EnterpriseGroup {
    PayloadFields.required(uuid, "EnterpriseGroup.uuid");
  }

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().uuid(uuid);
  }

  public EnterpriseGroup withUuid(String uuid) {
    return new EnterpriseGroup(uuid);
  }

  /** Collects the fields of a {@link EnterpriseGroup}. */
  public static final class Builder {
    private @Nullable String uuid;

    private Builder() {}

    public Builder uuid(String uuid) {
      this.uuid = uuid;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public EnterpriseGroup build() {
      return new EnterpriseGroup(PayloadFields.required(uuid, "EnterpriseGroup.uuid"));
    }
  }
}
