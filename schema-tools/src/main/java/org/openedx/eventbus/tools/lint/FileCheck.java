package org.openedx.eventbus.tools.lint;

/** Rules that need to see no more than one contract. */
interface FileCheck {
  void check(ContractFile file, Report report);
}
