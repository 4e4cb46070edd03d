package org.openedx.eventbus.tools.lint;

/** Rules that need a single contract only. */
interface FileCheck {
  void check(ContractFile file, FindingCollector findings);
}
