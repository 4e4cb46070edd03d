// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.enterprise;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.enterprise.data.LedgerTransaction;

/**
 * A transaction in the ledger of a subsidy failed.
 *
 * @param ledgerTransaction The transaction.
 */
public record LedgerTransactionFailed(LedgerTransaction ledgerTransaction) {
  public LedgerTransactionFailed {
    PayloadFields.required(ledgerTransaction, "LedgerTransactionFailed.ledger_transaction");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().ledgerTransaction(ledgerTransaction);
  }

  public LedgerTransactionFailed withLedgerTransaction(LedgerTransaction ledgerTransaction) {
    return new LedgerTransactionFailed(ledgerTransaction);
  }

  /** Builder of {@link LedgerTransactionFailed}. */
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
    public LedgerTransactionFailed build() {
      return new LedgerTransactionFailed(
          PayloadFields.required(ledgerTransaction, "LedgerTransactionFailed.ledger_transaction"));
    }
  }
}
