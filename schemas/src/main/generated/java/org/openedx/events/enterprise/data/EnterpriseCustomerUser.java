// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.enterprise.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A learner as one of an enterprise customer's.
 *
 * @param id The record's number.
 * @param created When the record was stored.
 * @param modified When the record was last changed.
 * @param enterpriseCustomerUuid The enterprise customer's id.
 * @param userId The number of the learner's account on the platform.
 * @param active Whether it is the customer the learner acts for; there may be several.
 * @param linked Whether the learner still belongs to the customer.
 * @param isRelinkable Whether the learner may be joined to the customer again; false
 *     forbids it permanently.
 * @param shouldInactivateOtherCustomers Whether the learner's other customers become
 *     inactive when this one becomes active.
 * @param inviteKey The id of the invitation by which the learner came, if it was one.
 *     May be null.
 */
public record EnterpriseCustomerUser(long id, IsoDateTime created, IsoDateTime modified,
    String enterpriseCustomerUuid, long userId, boolean active, boolean linked,
    boolean isRelinkable, boolean shouldInactivateOtherCustomers, @Nullable String inviteKey) {
  public EnterpriseCustomerUser {
    PayloadFields.required(created, "EnterpriseCustomerUser.created");
    PayloadFields.required(modified, "EnterpriseCustomerUser.modified");
    PayloadFields.required(enterpriseCustomerUuid, "EnterpriseCustomerUser.enterprise_customer_uuid");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .id(id)
        .created(created)
        .modified(modified)
        .enterpriseCustomerUuid(enterpriseCustomerUuid)
        .userId(userId)
        .active(active)
        .linked(linked)
        .isRelinkable(isRelinkable)
        .shouldInactivateOtherCustomers(shouldInactivateOtherCustomers)
        .inviteKey(inviteKey);
  }

  public EnterpriseCustomerUser withId(long id) {
    return new EnterpriseCustomerUser(id, created, modified, enterpriseCustomerUuid, userId, active,
        linked, isRelinkable, shouldInactivateOtherCustomers, inviteKey);
  }

  public EnterpriseCustomerUser withCreated(IsoDateTime created) {
    return new EnterpriseCustomerUser(id, created, modified, enterpriseCustomerUuid, userId, active,
        linked, isRelinkable, shouldInactivateOtherCustomers, inviteKey);
  }

  public EnterpriseCustomerUser withModified(IsoDateTime modified) {
    return new EnterpriseCustomerUser(id, created, modified, enterpriseCustomerUuid, userId, active,
        linked, isRelinkable, shouldInactivateOtherCustomers, inviteKey);
  }

  public EnterpriseCustomerUser withEnterpriseCustomerUuid(String enterpriseCustomerUuid) {
    return new EnterpriseCustomerUser(id, created, modified, enterpriseCustomerUuid, userId, active,
        linked, isRelinkable, shouldInactivateOtherCustomers, inviteKey);
  }

  public EnterpriseCustomerUser withUserId(long userId) {
    return new EnterpriseCustomerUser(id, created, modified, enterpriseCustomerUuid, userId, active,
        linked, isRelinkable, shouldInactivateOtherCustomers, inviteKey);
  }

  public EnterpriseCustomerUser withActive(boolean active) {
    return new EnterpriseCustomerUser(id, created, modified, enterpriseCustomerUuid, userId, active,
        linked, isRelinkable, shouldInactivateOtherCustomers, inviteKey);
  }

  public EnterpriseCustomerUser withLinked(boolean linked) {
    return new EnterpriseCustomerUser(id, created, modified, enterpriseCustomerUuid, userId, active,
        linked, isRelinkable, shouldInactivateOtherCustomers, inviteKey);
  }

  public EnterpriseCustomerUser withIsRelinkable(boolean isRelinkable) {
    return new EnterpriseCustomerUser(id, created, modified, enterpriseCustomerUuid, userId, active,
        linked, isRelinkable, shouldInactivateOtherCustomers, inviteKey);
  }

  public EnterpriseCustomerUser withShouldInactivateOtherCustomers(
      boolean shouldInactivateOtherCustomers) {
    return new EnterpriseCustomerUser(id, created, modified, enterpriseCustomerUuid, userId, active,
        linked, isRelinkable, shouldInactivateOtherCustomers, inviteKey);
  }

  public EnterpriseCustomerUser withInviteKey(@Nullable String inviteKey) {
    return new EnterpriseCustomerUser(id, created, modified, enterpriseCustomerUuid, userId, active,
        linked, isRelinkable, shouldInactivateOtherCustomers, inviteKey);
  }

  /** Builder of {@link EnterpriseCustomerUser}. */
  public static final class Builder {
    private @Nullable Long id;
    private @Nullable IsoDateTime created;
    private @Nullable IsoDateTime modified;
    private @Nullable String enterpriseCustomerUuid;
    private @Nullable Long userId;
    private @Nullable Boolean active;
    private @Nullable Boolean linked;
    private @Nullable Boolean isRelinkable;
    private @Nullable Boolean shouldInactivateOtherCustomers;
    private @Nullable String inviteKey;

    private Builder() {}

    public Builder id(long id) {
      this.id = id;
      return this;
    }

    public Builder created(IsoDateTime created) {
      this.created = created;
      return this;
    }

    public Builder modified(IsoDateTime modified) {
      this.modified = modified;
      return this;
    }

    public Builder enterpriseCustomerUuid(String enterpriseCustomerUuid) {
      this.enterpriseCustomerUuid = enterpriseCustomerUuid;
      return this;
    }

    public Builder userId(long userId) {
      this.userId = userId;
      return this;
    }

    public Builder active(boolean active) {
      this.active = active;
      return this;
    }

    public Builder linked(boolean linked) {
      this.linked = linked;
      return this;
    }

    public Builder isRelinkable(boolean isRelinkable) {
      this.isRelinkable = isRelinkable;
      return this;
    }

    public Builder shouldInactivateOtherCustomers(boolean shouldInactivateOtherCustomers) {
      this.shouldInactivateOtherCustomers = shouldInactivateOtherCustomers;
      return this;
    }

    public Builder inviteKey(@Nullable String inviteKey) {
      this.inviteKey = inviteKey;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public EnterpriseCustomerUser build() {
      return new EnterpriseCustomerUser(
          PayloadFields.required(id, "EnterpriseCustomerUser.id"),
          PayloadFields.required(created, "EnterpriseCustomerUser.created"),
          PayloadFields.required(modified, "EnterpriseCustomerUser.modified"),
          PayloadFields.required(enterpriseCustomerUuid, "EnterpriseCustomerUser.enterprise_customer_uuid"),
          PayloadFields.required(userId, "EnterpriseCustomerUser.user_id"),
          PayloadFields.required(active, "EnterpriseCustomerUser.active"),
          PayloadFields.required(linked, "EnterpriseCustomerUser.linked"),
          PayloadFields.required(isRelinkable, "EnterpriseCustomerUser.is_relinkable"),
          PayloadFields.required(shouldInactivateOtherCustomers, "EnterpriseCustomerUser.should_inactivate_other_customers"),
          inviteKey);
    }
  }
}
