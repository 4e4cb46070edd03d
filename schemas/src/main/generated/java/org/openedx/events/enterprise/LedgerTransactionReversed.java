// Generated from contracts: do not edit, but run ./eventbus schema generate
package org.openedx.events.enterprise;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.enterprise.data.LedgerTransaction;

/**
 * A transaction in the ledger of a subsidy was undone.
 *
 * @param ledgerTransaction The transaction, with its reversal.
 */
public record LedgerTransactionReversed(LedgerTransaction ledgerTransaction) {
  public LedgerTransactionReversed {
    PayloadFields.required(ledgerTransaction, "LedgerTransactionReversed.ledger_transaction");
  }

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().ledgerTransaction(ledgerTransaction);
  }

  public LedgerTransactionReversed withLedgerTransaction(LedgerTransaction ledgerTransaction) {
    return new LedgerTransactionReversed(ledgerTransaction);
  }

  /** Collects the fields of a {@link LedgerTransactionReversed}. */
  public static final class Builder {
    private @Nullable LedgerTransaction ledgerTransaction;

    private Builder() {}

    public Builder ledgerTransaction(LedgerTransaction ledgerTransaction) {
      this.ledgerTransaction = ledgerTransaction;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public LedgerTransactionReversed build() {
      return new LedgerTransactionReversed(
          PayloadFields.required(ledgerTransaction, "LedgerTransactionReversed.ledger_transaction"));
    }
  }
}
