// Generated from contracts: do not edit, but run ./eventbus schema generate
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

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().enterpriseGroup(enterpriseGroup);
  }

  public EnterpriseGroupDeleted withEnterpriseGroup(EnterpriseGroup enterpriseGroup) {
    return new EnterpriseGroupDeleted(enterpriseGroup);
  }

  /** Collects the fields of a {@link EnterpriseGroupDeleted}. */
  public static final class Builder {
    private @Nullable EnterpriseGroup enterpriseGroup;

    private Builder() {}

    public Builder enterpriseGroup(EnterpriseGroup enterpriseGroup) {
      this.enterpriseGroup = enterpriseGroup;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public EnterpriseGroupDeleted build() {
      return new EnterpriseGroupDeleted(
          PayloadFields.required(enterpriseGroup, "EnterpriseGroupDeleted.enterprise_group"));
    }
  }
}
