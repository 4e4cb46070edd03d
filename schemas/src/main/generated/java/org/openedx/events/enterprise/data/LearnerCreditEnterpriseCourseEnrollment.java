// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.enterprise.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.eventbus.event.PayloadFields;

/**
 * An enrollment that was paid with learner credit.
 *
 * @param uuid The record's id.
 * @param created When the record was stored.
 * @param modified When the record was last changed.
 * @param fulfillmentType How the enrollment is paid, such as learner_credit, license or
 *     coupon_code.
 * @param isRevoked Whether the payment was taken back.
 * @param enterpriseCourseEntitlementUuid The id of the right to a course that it
 *     fulfils, if it fulfils one. May be null.
 * @param enterpriseCourseEnrollment The enrollment that it pays for, if there is one.
 *     May be null.
 * @param transactionId The id of the ledger's transaction that pays for it, if there is
 *     one. May be null.
 */
public record LearnerCreditEnterpriseCourseEnrollment(String uuid, IsoDateTime created,
    IsoDateTime modified, String fulfillmentType, boolean isRevoked,
    @Nullable String enterpriseCourseEntitlementUuid,
    @Nullable EnterpriseCourseEnrollment enterpriseCourseEnrollment,
    @Nullable String transactionId) {
  public LearnerCreditEnterpriseCourseEnrollment {
    PayloadFields.required(uuid, "LearnerCreditEnterpriseCourseEnrollment.uuid");
    PayloadFields.required(created, "LearnerCreditEnterpriseCourseEnrollment.created");
    PayloadFields.required(modified, "LearnerCreditEnterpriseCourseEnrollment.modified");
    PayloadFields.required(fulfillmentType, "LearnerCreditEnterpriseCourseEnrollment.fulfillment_type");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .uuid(uuid)
        .created(created)
        .modified(modified)
        .fulfillmentType(fulfillmentType)
        .isRevoked(isRevoked)
        .enterpriseCourseEntitlementUuid(enterpriseCourseEntitlementUuid)
        .enterpriseCourseEnrollment(enterpriseCourseEnrollment)
        .transactionId(transactionId);
  }

  public LearnerCreditEnterpriseCourseEnrollment withUuid(String uuid) {
    return new LearnerCreditEnterpriseCourseEnrollment(uuid, created, modified, fulfillmentType,
        isRevoked, enterpriseCourseEntitlementUuid, enterpriseCourseEnrollment, transactionId);
  }

  public LearnerCreditEnterpriseCourseEnrollment withCreated(IsoDateTime created) {
    return new LearnerCreditEnterpriseCourseEnrollment(uuid, created, modified, fulfillmentType,
        isRevoked, enterpriseCourseEntitlementUuid, enterpriseCourseEnrollment, transactionId);
  }

  public LearnerCreditEnterpriseCourseEnrollment withModified(IsoDateTime modified) {
    return new LearnerCreditEnterpriseCourseEnrollment(uuid, created, modified, fulfillmentType,
        isRevoked, enterpriseCourseEntitlementUuid, enterpriseCourseEnrollment, transactionId);
  }

  public LearnerCreditEnterpriseCourseEnrollment withFulfillmentType(String fulfillmentType) {
    return new LearnerCreditEnterpriseCourseEnrollment(uuid, created, modified, fulfillmentType,
        isRevoked, enterpriseCourseEntitlementUuid, enterpriseCourseEnrollment, transactionId);
  }

  public LearnerCreditEnterpriseCourseEnrollment withIsRevoked(boolean isRevoked) {
    return new LearnerCreditEnterpriseCourseEnrollment(uuid, created, modified, fulfillmentType,
        isRevoked, enterpriseCourseEntitlementUuid, enterpriseCourseEnrollment, transactionId);
  }

  public LearnerCreditEnterpriseCourseEnrollment withEnterpriseCourseEntitlementUuid(
      @Nullable String enterpriseCourseEntitlementUuid) {
    return new LearnerCreditEnterpriseCourseEnrollment(uuid, created, modified, fulfillmentType,
        isRevoked, enterpriseCourseEntitlementUuid, enterpriseCourseEnrollment, transactionId);
  }

  public LearnerCreditEnterpriseCourseEnrollment withEnterpriseCourseEnrollment(
      @Nullable EnterpriseCourseEnrollment enterpriseCourseEnrollment) {
    return new LearnerCreditEnterpriseCourseEnrollment(uuid, created, modified, fulfillmentType,
        isRevoked, enterpriseCourseEntitlementUuid, enterpriseCourseEnrollment, transactionId);
  }

  public LearnerCreditEnterpriseCourseEnrollment withTransactionId(@Nullable String transactionId) {
    return new LearnerCreditEnterpriseCourseEnrollment(uuid, created, modified, fulfillmentType,
        isRevoked, enterpriseCourseEntitlementUuid, enterpriseCourseEnrollment, transactionId);
  }

  /** Builder of {@link LearnerCreditEnterpriseCourseEnrollment}. */
  public static final class Builder {
    private @Nullable String uuid;
    private @Nullable IsoDateTime created;
    private @Nullable IsoDateTime modified;
    private @Nullable String fulfillmentType;
    private @Nullable Boolean isRevoked;
    private @Nullable String enterpriseCourseEntitlementUuid;
    private @Nullable EnterpriseCourseEnrollment enterpriseCourseEnrollment;
    private @Nullable String transactionId;

    private Builder() {}

    public Builder uuid(String uuid) {
      this.uuid = uuid;
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

    public Builder fulfillmentType(String fulfillmentType) {
      this.fulfillmentType = fulfillmentType;
      return this;
    }

    public Builder isRevoked(boolean isRevoked) {
      this.isRevoked = isRevoked;
      return this;
    }

    public Builder enterpriseCourseEntitlementUuid(
        @Nullable String enterpriseCourseEntitlementUuid) {
      this.enterpriseCourseEntitlementUuid = enterpriseCourseEntitlementUuid;
      return this;
    }

    public Builder enterpriseCourseEnrollment(
        @Nullable EnterpriseCourseEnrollment enterpriseCourseEnrollment) {
      this.enterpriseCourseEnrollment = enterpriseCourseEnrollment;
      return this;
    }

    public Builder transactionId(@Nullable String transactionId) {
      this.transactionId = transactionId;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public LearnerCreditEnterpriseCourseEnrollment build() {
      return new LearnerCreditEnterpriseCourseEnrollment(
          PayloadFields.required(uuid, "LearnerCreditEnterpriseCourseEnrollment.uuid"),
          PayloadFields.required(created, "LearnerCreditEnterpriseCourseEnrollment.created"),
          PayloadFields.required(modified, "LearnerCreditEnterpriseCourseEnrollment.modified"),
          PayloadFields.required(fulfillmentType, "LearnerCreditEnterpriseCourseEnrollment.fulfillment_type"),
          PayloadFields.required(isRevoked, "LearnerCreditEnterpriseCourseEnrollment.is_revoked"),
          enterpriseCourseEntitlementUuid,
          enterpriseCourseEnrollment,
          transactionId);
    }
  }
}
