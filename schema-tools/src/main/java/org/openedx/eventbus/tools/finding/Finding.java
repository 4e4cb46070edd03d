package org.openedx.eventbus.tools.finding;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.openedx.eventbus.tools.internal.NaturalOrder;

/**
 * Violation of a rule at a position in a file, for example a field without documentation. Findings
 * are sorted by file, line and column, then by rule.
 *
 * @param rule the rule that is violated
 * @param severity the severity of this finding, which can differ from the one of its rule
 * @param eventType the name of the event type; empty if the finding does not concern one
 * @param location the position of the violation
 * @param message the problem, in one sentence without a full stop; fields are named by their dotted
 *     path in double quotes, by which exceptions in a rules file match
 * @param fix how to fix the problem, in one or more sentences; can be empty
 * @param baseline the earlier version of the comparison; empty if nothing was compared
 */
public record Finding(
    Rule rule,
    Severity severity,
    String eventType,
    SourceLocation location,
    String message,
    String fix,
    Optional<Baseline> baseline)
    implements Comparable<Finding> {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::location)
          .thenComparing(Finding::rule)
          .thenComparing(Finding::message, NaturalOrder.INSTANCE)
          .thenComparing(
              each -> each.baseline().map(Baseline::name).orElse(""), NaturalOrder.INSTANCE);

  /**
   * Creates a finding.
   *
   * @param rule the rule that is violated
   * @param severity the severity of this finding, which can differ from the one of its rule
   * @param eventType the name of the event type; empty if the finding does not concern one
   * @param location the position of the violation
   * @param message the problem
   * @param fix how to fix the problem
   * @param baseline the earlier version of the comparison; empty if nothing was compared
   */
  public Finding {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(eventType, "eventType");
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(fix, "fix");
    Objects.requireNonNull(baseline, "baseline");
  }

  /**
   * {@return a finding with the default severity of its rule, and without an earlier version}
   *
   * @param rule the rule that is violated
   * @param eventType the name of the event type; empty if the finding does not concern one
   * @param location the position of the violation
   * @param message the problem, in one sentence without a full stop
   * @param fix how to fix the problem; can be empty
   */
  public static Finding of(
      Rule rule, String eventType, SourceLocation location, String message, String fix) {
    return new Finding(rule, rule.severity(), eventType, location, message, fix, Optional.empty());
  }

  /**
   * {@return a copy of this finding that refers to an earlier version}
   *
   * @param earlier the earlier version
   */
  public Finding comparedWith(Baseline earlier) {
    return new Finding(rule, severity, eventType, location, message, fix, Optional.of(earlier));
  }

  /**
   * {@return a copy of this finding with another severity}
   *
   * @param other the severity
   */
  public Finding withSeverity(Severity other) {
    return new Finding(rule, other, eventType, location, message, fix, baseline);
  }

  /**
   * Compares by file, line and column, then by rule, message and earlier version. Numbers in texts
   * count as numbers: {@code released 9} comes before {@code released 10}.
   */
  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}
