package org.openedx.eventbus.tools.finding;

import java.util.Comparator;
import java.util.Objects;

/**
 * Problem of a contract and its position.
 *
 * @param rule the rule that is violated
 * @param location the position of the problem
 * @param message the problem and the expected value
 */
public record ContractProblem(Rule rule, SourceLocation location, String message)
    implements Comparable<ContractProblem> {
  private static final Comparator<ContractProblem> ORDER =
      Comparator.comparing(ContractProblem::location).thenComparing(ContractProblem::message);

  /**
   * Creates a problem.
   *
   * @param rule the rule that is violated
   * @param location the position of the problem
   * @param message the problem and the expected value
   */
  public ContractProblem {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(message, "message");
  }

  /**
   * {@return a finding with the default severity and fix of this problem's rule}
   *
   * @param eventType the name of the event type; empty if the problem does not concern one
   */
  public Finding finding(String eventType) {
    return Finding.of(rule, eventType, location, message, rule.remedy());
  }

  @Override
  public int compareTo(ContractProblem other) {
    return ORDER.compare(this, other);
  }

  /** Returns {@code file:line:column: message}, which editors and CI systems turn into a link. */
  @Override
  public String toString() {
    return location + ": " + message;
  }
}
