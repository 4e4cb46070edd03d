// Generated from contracts: do not edit, but run ./eventbus schema generate
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

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().ledgerTransaction(ledgerTransaction);
  }

  public LedgerTransactionCreated withLedgerTransaction(LedgerTransaction ledgerTransaction) {
    return new LedgerTransactionCreated(ledgerTransaction);
  }

  /** Collects the fields of a {@link LedgerTransactionCreated}. */
  public static final class Builder {
    private @Nullable LedgerTransaction ledgerTransaction;

    private Builder() {}

    public Builder ledgerTransaction(LedgerTransaction ledgerTransaction) {
      this.ledgerTransaction = ledgerTransaction;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public LedgerTransactionCreated build() {
      return new LedgerTransactionCreated(
          PayloadFields.required(ledgerTransaction, "LedgerTransactionCreated.ledger_transaction"));
    }
  }
}
