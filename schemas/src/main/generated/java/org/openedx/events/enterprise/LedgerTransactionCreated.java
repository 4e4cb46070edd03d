// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.enterprise;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.enterprise.data.LedgerTransaction;

/**
 * A transaction was begun in the ledger of a subsidy.
 *
 * @param ledgerTransaction The new transaction.
 */
public record LedgerTransactionCreated(LedgerTransaction ledgerTransaction) {
  public LedgerTransactionCreated {
    PayloadFields.required(ledgerTransaction, "LedgerTransactionCreated.ledger_transaction");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().ledgerTransaction(ledgerTransaction);
  }

  public LedgerTransactionCreated withLedgerTransaction(LedgerTransaction ledgerTransaction) {
    return new LedgerTransactionCreated(ledgerTransaction);
  }

  /** Builder of {@link LedgerTransactionCreated}. */
  public static final class Builder {
    private @Nullable LedgerTransaction ledgerTransaction;

    private Builder() {}

    public Builder ledgerTransaction(LedgerTransaction ledgerTransaction) {
      this.ledgerTransaction = ledgerTransaction;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public LedgerTransactionCreated build() {
      return new LedgerTransactionCreated(
          PayloadFields.required(ledgerTransaction, "LedgerTransactionCreated.ledger_transaction"));
    }
  }
}
