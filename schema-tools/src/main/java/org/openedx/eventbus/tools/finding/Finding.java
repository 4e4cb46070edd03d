package org.openedx.eventbus.tools.finding;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * A rule that is broken at a place.
 *
 * @param rule the rule
 * @param severity how much it matters here
 * @param eventType the event type's name; empty where there is none
 * @param place where
 * @param message what is wrong, in one sentence that names the thing
 * @param fix what to do about it, in one sentence
 * @param against the earlier version that it was compared with, if it was
 */
public record Finding(
    Rule rule,
    Severity severity,
    String eventType,
    Place place,
    String message,
    String fix,
    Optional<Against> against)
    implements Comparable<Finding> {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::place)
          .thenComparing(Finding::rule)
          .thenComparing(Finding::message, NaturalOrder.INSTANCE)
          .thenComparing(
              each -> each.against().map(Against::name).orElse(""), NaturalOrder.INSTANCE);

  public Finding {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(eventType, "eventType");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(fix, "fix");
    Objects.requireNonNull(against, "against");
  }

  /** A finding of the rule's own severity. */
  public static Finding of(Rule rule, String eventType, Place place, String message, String fix) {
    return new Finding(rule, rule.severity(), eventType, place, message, fix, Optional.empty());
  }

  /** The same, found in comparison with an earlier version. */
  public Finding against(Against earlier) {
    return new Finding(rule, severity, eventType, place, message, fix, Optional.of(earlier));
  }

  /** The same, mattering more or less. */
  public Finding withSeverity(Severity other) {
    return new Finding(rule, other, eventType, place, message, fix, against);
  }

  /**
   * By file, line and column, then by rule; {@code released 9} comes before {@code released 10}.
   */
  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}
