package org.openedx.eventbus.tools.lint;

import java.util.function.Consumer;
import org.openedx.eventbus.tools.finding.Finding;

/** Rules that compare a contract with other contracts or with released versions. */
interface ContractSetCheck {
  void check(ContractSet contracts, Consumer<Finding> out);
}
