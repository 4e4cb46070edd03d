// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.enterprise;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.enterprise.data.EnterpriseGroup;

/**
 * A group of an enterprise customer's learners was deleted.
 *
 * @param enterpriseGroup The group that is gone.
 */
public record EnterpriseGroupDeleted(EnterpriseGroup enterpriseGroup) {
  public EnterpriseGroupDeleted {
    PayloadFields.required(enterpriseGroup, "EnterpriseGroupDeleted.enterprise_group");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().enterpriseGroup(enterpriseGroup);
  }

  public EnterpriseGroupDeleted withEnterpriseGroup(EnterpriseGroup enterpriseGroup) {
    return new EnterpriseGroupDeleted(enterpriseGroup);
  }

  /** Builder of {@link EnterpriseGroupDeleted}. */
  public static final class Builder {
    private @Nullable EnterpriseGroup enterpriseGroup;

    private Builder() {}

    public Builder enterpriseGroup(EnterpriseGroup enterpriseGroup) {
      this.enterpriseGroup = enterpriseGroup;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public EnterpriseGroupDeleted build() {
      return new EnterpriseGroupDeleted(
          PayloadFields.required(enterpriseGroup, "EnterpriseGroupDeleted.enterprise_group"));
    }
  }
}
