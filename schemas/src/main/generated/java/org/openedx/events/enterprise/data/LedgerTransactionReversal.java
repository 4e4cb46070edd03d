// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.enterprise.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.eventbus.event.PayloadFields;

/**
 * What undoes a transaction of a ledger.
 *
 * @param uuid The reversal's id.
 * @param created When the reversal was stored.
 * @param modified When the reversal was last changed.
 * @param idempotencyKey A text of the client's choice, by which a repeated request is
 *     known as such.
 * @param quantity How many units of value it moves, such as US cents.
 * @param state What state it is in: created, pending, committed or failed.
 */
public record LedgerTransactionReversal(String uuid, IsoDateTime created, IsoDateTime modified,
    String idempotencyKey, long quantity, String state) {
  public LedgerTransactionReversal {
    PayloadFields.required(uuid, "LedgerTransactionReversal.uuid");
    PayloadFields.required(created, "LedgerTransactionReversal.created");
    PayloadFields.required(modified, "LedgerTransactionReversal.modified");
    PayloadFields.required(idempotencyKey, "LedgerTransactionReversal.idempotency_key");
    PayloadFields.required(state, "LedgerTransactionReversal.state");
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
        .state(state);
  }

  public LedgerTransactionReversal withUuid(String uuid) {
    return new LedgerTransactionReversal(uuid, created, modified, idempotencyKey, quantity, state);
  }

  public LedgerTransactionReversal withCreated(IsoDateTime created) {
    return new LedgerTransactionReversal(uuid, created, modified, idempotencyKey, quantity, state);
  }

  public LedgerTransactionReversal withModified(IsoDateTime modified) {
    return new LedgerTransactionReversal(uuid, created, modified, idempotencyKey, quantity, state);
  }

  public LedgerTransactionReversal withIdempotencyKey(String idempotencyKey) {
    return new LedgerTransactionReversal(uuid, created, modified, idempotencyKey, quantity, state);
  }

  public LedgerTransactionReversal withQuantity(long quantity) {
    return new LedgerTransactionReversal(uuid, created, modified, idempotencyKey, quantity, state);
  }

  public LedgerTransactionReversal withState(String state) {
    return new LedgerTransactionReversal(uuid, created, modified, idempotencyKey, quantity, state);
  }

  /** Builder of {@link LedgerTransactionReversal}. */
  public static final class Builder {
    private @Nullable String uuid;
    private @Nullable IsoDateTime created;
    private @Nullable IsoDateTime modified;
    private @Nullable String idempotencyKey;
    private @Nullable Long quantity;
    private @Nullable String state;

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

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public LedgerTransactionReversal build() {
      return new LedgerTransactionReversal(
          PayloadFields.required(uuid, "LedgerTransactionReversal.uuid"),
          PayloadFields.required(created, "LedgerTransactionReversal.created"),
          PayloadFields.required(modified, "LedgerTransactionReversal.modified"),
          PayloadFields.required(idempotencyKey, "LedgerTransactionReversal.idempotency_key"),
          PayloadFields.required(quantity, "LedgerTransactionReversal.quantity"),
          PayloadFields.required(state, "LedgerTransactionReversal.state"));
    }
  }
}
