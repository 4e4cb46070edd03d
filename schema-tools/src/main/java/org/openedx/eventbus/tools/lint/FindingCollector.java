package org.openedx.eventbus.tools.lint;

import java.util.ArrayList;
import java.util.List;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;

/** Collects the findings of one contract. */
final class FindingCollector {
  private final ContractFile file;
  private final List<Finding> findings = new ArrayList<>();

  FindingCollector(ContractFile file) {
    this.file = file;
  }

  /** Adds a finding with the default fix of its rule. */
  void add(Rule rule, String pointer, String message) {
    add(rule, pointer, message, rule.remedy());
  }

  void add(Rule rule, String pointer, String message, String fix) {
    findings.add(file.finding(rule, pointer, message, fix));
  }

  List<Finding> findings() {
    return findings;
  }
}
