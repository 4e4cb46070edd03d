package org.openedx.eventbus.tools.contract;

import java.util.Comparator;
import java.util.Objects;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Place;
import org.openedx.eventbus.tools.finding.Rule;

/**
 * Something wrong with a contract, and where.
 *
 * @param rule the rule that it breaks
 * @param place where
 * @param message what is wrong and what would be right
 */
public record ContractProblem(Rule rule, Place place, String message)
    implements Comparable<ContractProblem> {
  private static final Comparator<ContractProblem> ORDER =
      Comparator.comparing(ContractProblem::place).thenComparing(ContractProblem::message);

  public ContractProblem {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(message, "message");
  }

  /** The same as a finding, with its rule's severity and remedy. */
  public Finding finding(String eventType) {
    return Finding.of(rule, eventType, place, message, rule.remedy());
  }

  @Override
  public int compareTo(ContractProblem other) {
    return ORDER.compare(this, other);
  }

  /** {@code file:line:column: message}, which editors and CI make clickable. */
  @Override
  public String toString() {
    return place + ": " + message;
  }
}
