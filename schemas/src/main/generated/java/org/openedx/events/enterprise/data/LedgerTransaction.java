// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.enterprise.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A movement of value in the ledger of a subsidy.
 *
 * @param uuid The transaction's id.
 * @param created When the transaction was stored.
 * @param modified When the transaction was last changed.
 * @param idempotencyKey A text of the client's choice, by which a repeated request is
 *     known as such.
 * @param quantity How many units of value it moves, such as US cents; below zero where
 *     value is spent.
 * @param state What state it is in: created, pending, committed or failed.
 * @param ledgerUuid The ledger's id.
 * @param subsidyAccessPolicyUuid The id of the policy that allowed it.
 * @param lmsUserId The number of the learner's account on the platform.
 * @param contentKey The key of the course run that is paid for.
 * @param parentContentKey The key of the course that the run belongs to, where it is
 *     known. May be null.
 * @param fulfillmentIdentifier The id of the enrollment that was paid for, once there is
 *     one. May be null.
 * @param reversal What undid the transaction, if anything did. May be null.
 */
public record LedgerTransaction(String uuid, IsoDateTime created, IsoDateTime modified,
    String idempotencyKey, long quantity, String state, String ledgerUuid,
    String subsidyAccessPolicyUuid, long lmsUserId, String contentKey,
    @Nullable String parentContentKey, @Nullable String fulfillmentIdentifier,
    @Nullable LedgerTransactionReversal reversal) {
  public LedgerTransaction {
    PayloadFields.required(uuid, "LedgerTransaction.uuid");
    PayloadFields.required(created, "LedgerTransaction.created");
    PayloadFields.required(modified, "LedgerTransaction.modified");
    PayloadFields.required(idempotencyKey, "LedgerTransaction.idempotency_key");
    PayloadFields.required(state, "LedgerTransaction.state");
    PayloadFields.required(ledgerUuid, "LedgerTransaction.ledger_uuid");
    PayloadFields.required(subsidyAccessPolicyUuid, "LedgerTransaction.subsidy_access_policy_uuid");
    PayloadFields.required(contentKey, "LedgerTransaction.content_key");
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
        .idempotencyKey(idempotencyKey)
        .quantity(quantity)
        .state(state)
        .ledgerUuid(ledgerUuid)
        .subsidyAccessPolicyUuid(subsidyAccessPolicyUuid)
        .lmsUserId(lmsUserId)
        .contentKey(contentKey)
        .parentContentKey(parentContentKey)
        .fulfillmentIdentifier(fulfillmentIdentifier)
        .reversal(reversal);
  }

  public LedgerTransaction withUuid(String uuid) {
    return new LedgerTransaction(uuid, created, modified, idempotencyKey, quantity, state,
        ledgerUuid, subsidyAccessPolicyUuid, lmsUserId, contentKey, parentContentKey,
        fulfillmentIdentifier, reversal);
  }

  public LedgerTransaction withCreated(IsoDateTime created) {
    return new LedgerTransaction(uuid, created, modified, idempotencyKey, quantity, state,
        ledgerUuid, subsidyAccessPolicyUuid, lmsUserId, contentKey, parentContentKey,
        fulfillmentIdentifier, reversal);
  }

  public LedgerTransaction withModified(IsoDateTime modified) {
    return new LedgerTransaction(uuid, created, modified, idempotencyKey, quantity, state,
        ledgerUuid, subsidyAccessPolicyUuid, lmsUserId, contentKey, parentContentKey,
        fulfillmentIdentifier, reversal);
  }

  public LedgerTransaction withIdempotencyKey(String idempotencyKey) {
    return new LedgerTransaction(uuid, created, modified, idempotencyKey, quantity, state,
        ledgerUuid, subsidyAccessPolicyUuid, lmsUserId, contentKey, parentContentKey,
        fulfillmentIdentifier, reversal);
  }

  public LedgerTransaction withQuantity(long quantity) {
    return new LedgerTransaction(uuid, created, modified, idempotencyKey, quantity, state,
        ledgerUuid, subsidyAccessPolicyUuid, lmsUserId, contentKey, parentContentKey,
        fulfillmentIdentifier, reversal);
  }

  public LedgerTransaction withState(String state) {
    return new LedgerTransaction(uuid, created, modified, idempotencyKey, quantity, state,
        ledgerUuid, subsidyAccessPolicyUuid, lmsUserId, contentKey, parentContentKey,
        fulfillmentIdentifier, reversal);
  }

  public LedgerTransaction withLedgerUuid(String ledgerUuid) {
    return new LedgerTransaction(uuid, created, modified, idempotencyKey, quantity, state,
        ledgerUuid, subsidyAccessPolicyUuid, lmsUserId, contentKey, parentContentKey,
        fulfillmentIdentifier, reversal);
  }

  public LedgerTransaction withSubsidyAccessPolicyUuid(String subsidyAccessPolicyUuid) {
    return new LedgerTransaction(uuid, created, modified, idempotencyKey, quantity, state,
        ledgerUuid, subsidyAccessPolicyUuid, lmsUserId, contentKey, parentContentKey,
        fulfillmentIdentifier, reversal);
  }

  public LedgerTransaction withLmsUserId(long lmsUserId) {
    return new LedgerTransaction(uuid, created, modified, idempotencyKey, quantity, state,
        ledgerUuid, subsidyAccessPolicyUuid, lmsUserId, contentKey, parentContentKey,
        fulfillmentIdentifier, reversal);
  }

  public LedgerTransaction withContentKey(String contentKey) {
    return new LedgerTransaction(uuid, created, modified, idempotencyKey, quantity, state,
        ledgerUuid, subsidyAccessPolicyUuid, lmsUserId, contentKey, parentContentKey,
        fulfillmentIdentifier, reversal);
  }

  public LedgerTransaction withParentContentKey(@Nullable String parentContentKey) {
    return new LedgerTransaction(uuid, created, modified, idempotencyKey, quantity, state,
        ledgerUuid, subsidyAccessPolicyUuid, lmsUserId, contentKey, parentContentKey,
        fulfillmentIdentifier, reversal);
  }

  public LedgerTransaction withFulfillmentIdentifier(@Nullable String fulfillmentIdentifier) {
    return new LedgerTransaction(uuid, created, modified, idempotencyKey, quantity, state,
        ledgerUuid, subsidyAccessPolicyUuid, lmsUserId, contentKey, parentContentKey,
        fulfillmentIdentifier, reversal);
  }

  public LedgerTransaction withReversal(@Nullable LedgerTransactionReversal reversal) {
    return new LedgerTransaction(uuid, created, modified, idempotencyKey, quantity, state,
        ledgerUuid, subsidyAccessPolicyUuid, lmsUserId, contentKey, parentContentKey,
        fulfillmentIdentifier, reversal);
  }

  /** Builder of {@link LedgerTransaction}. */
  public static final class Builder {
    private @Nullable String uuid;
    private @Nullable IsoDateTime created;
    private @Nullable IsoDateTime modified;
    private @Nullable String idempotencyKey;
    private @Nullable Long quantity;
    private @Nullable String state;
    private @Nullable String ledgerUuid;
    private @Nullable String subsidyAccessPolicyUuid;
    private @Nullable Long lmsUserId;
    private @Nullable String contentKey;
    private @Nullable String parentContentKey;
    private @Nullable String fulfillmentIdentifier;
    private @Nullable LedgerTransactionReversal reversal;

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

    public Builder idempotencyKey(String idempotencyKey) {
      this.idempotencyKey = idempotencyKey;
      return this;
    }

    public Builder quantity(long quantity) {
      this.quantity = quantity;
      return this;
    }

    public Builder state(String state) {
      this.state = state;
      return this;
    }

    public Builder ledgerUuid(String ledgerUuid) {
      this.ledgerUuid = ledgerUuid;
      return this;
    }

    public Builder subsidyAccessPolicyUuid(String subsidyAccessPolicyUuid) {
      this.subsidyAccessPolicyUuid = subsidyAccessPolicyUuid;
      return this;
    }

    public Builder lmsUserId(long lmsUserId) {
      this.lmsUserId = lmsUserId;
      return this;
    }

    public Builder contentKey(String contentKey) {
      this.contentKey = contentKey;
      return this;
    }

    public Builder parentContentKey(@Nullable String parentContentKey) {
      this.parentContentKey = parentContentKey;
      return this;
    }

    public Builder fulfillmentIdentifier(@Nullable String fulfillmentIdentifier) {
      this.fulfillmentIdentifier = fulfillmentIdentifier;
      return this;
    }

    public Builder reversal(@Nullable LedgerTransactionReversal reversal) {
      this.reversal = reversal;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public LedgerTransaction build() {
      return new LedgerTransaction(
          PayloadFields.required(uuid, "LedgerTransaction.uuid"),
          PayloadFields.required(created, "LedgerTransaction.created"),
          PayloadFields.required(modified, "LedgerTransaction.modified"),
          PayloadFields.required(idempotencyKey, "LedgerTransaction.idempotency_key"),
          PayloadFields.required(quantity, "LedgerTransaction.quantity"),
          PayloadFields.required(state, "LedgerTransaction.state"),
          PayloadFields.required(ledgerUuid, "LedgerTransaction.ledger_uuid"),
          PayloadFields.required(subsidyAccessPolicyUuid, "LedgerTransaction.subsidy_access_policy_uuid"),
          PayloadFields.required(lmsUserId, "LedgerTransaction.lms_user_id"),
          PayloadFields.required(contentKey, "LedgerTransaction.content_key"),
          parentContentKey,
          fulfillmentIdentifier,
          reversal);
    }
  }
}
