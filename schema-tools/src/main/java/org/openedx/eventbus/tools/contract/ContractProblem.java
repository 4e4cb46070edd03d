package org.openedx.eventbus.tools.contract;

import java.util.Comparator;
import java.util.Objects;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Place;
import org.openedx.eventbus.tools.finding.Rule;

/**
 * Problem of a contract and its position.
 *
 * @param rule the rule that is violated
 * @param place the position of the problem
 * @param message the problem, and what is expected instead
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

  /** Converts the problem to a finding with the default severity and fix of its rule. */
  public Finding finding(String eventType) {
    return Finding.of(rule, eventType, place, message, rule.remedy());
  }

  @Override
  public int compareTo(ContractProblem other) {
    return ORDER.compare(this, other);
  }

  /** Returns {@code file:line:column: message}, which editors and CI systems turn into a link. */
  @Override
  public String toString() {
    return place + ": " + message;
  }
}
