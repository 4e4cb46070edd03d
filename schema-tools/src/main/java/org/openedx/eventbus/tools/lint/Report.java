package org.openedx.eventbus.tools.lint;

import java.util.ArrayList;
import java.util.List;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;

/** Takes down what is found in one contract. */
final class Report {
  private final ContractFile file;
  private final List<Finding> findings = new ArrayList<>();

  Report(ContractFile file) {
    this.file = file;
  }

  /** A finding whose rule says well enough what to do. */
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
