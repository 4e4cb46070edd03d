// Generated from contracts by ./eventbus schema generate. Do not edit.
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

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().uuid(uuid);
  }

  public EnterpriseGroup withUuid(String uuid) {
    return new EnterpriseGroup(uuid);
  }

  /** Builder of {@link EnterpriseGroup}. */
  public static final class Builder {
    private @Nullable String uuid;

    private Builder() {}

    public Builder uuid(String uuid) {
      this.uuid = uuid;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public EnterpriseGroup build() {
      return new EnterpriseGroup(PayloadFields.required(uuid, "EnterpriseGroup.uuid"));
    }
  }
}
