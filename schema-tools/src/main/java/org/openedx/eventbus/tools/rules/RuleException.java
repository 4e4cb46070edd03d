package org.openedx.eventbus.tools.rules;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.openedx.eventbus.tools.finding.Baseline;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.SourceLocation;

/**
 * Exception in a rules file: findings that are accepted until a date.
 *
 * @param rule the rule of the findings
 * @param eventTypes the event types of the findings
 * @param field limits the exception to a field, by its dotted path or the end of the path, for
 *     example {@code order.id}; empty for all findings
 * @param against limits the exception to comparisons with versions whose names start with this
 *     text, for example {@code git}; empty for all findings
 * @param reason why the findings are accepted
 * @param expires the last day on which the exception applies
 * @param location the position of the exception in the rules file
 */
public record RuleException(
    Rule rule,
    Set<String> eventTypes,
    Optional<String> field,
    Optional<String> against,
    String reason,
    LocalDate expires,
    SourceLocation location) {
  /**
   * Creates an exception.
   *
   * @param rule the rule of the findings
   * @param eventTypes the event types of the findings
   * @param field limits the exception to a field, by its dotted path or the end of the path
   * @param against limits the exception to comparisons with versions whose names start with this
   *     text
   * @param reason why the findings are accepted
   * @param expires the last day on which the exception applies
   * @param location the position of the exception in the rules file
   */
  public RuleException {
    Objects.requireNonNull(rule, "rule");
    eventTypes = Set.copyOf(eventTypes);
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(against, "against");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(expires, "expires");
    Objects.requireNonNull(location, "location");
  }

  /**
   * {@return whether the exception covers the finding, regardless of its expiry date}
   *
   * @param finding the finding
   */
  public boolean covers(Finding finding) {
    String version = finding.baseline().map(Baseline::name).orElse("");
    return finding.rule() == rule
        && eventTypes.contains(finding.eventType())
        && field.map(name -> names(name, finding)).orElse(true)
        && against.map(prefix -> version.startsWith(prefix)).orElse(true);
  }

  /** Messages contain the path of a field in quotes: {@code the field "user.pii.email" …}. */
  private static boolean names(String field, Finding finding) {
    return finding.message().contains("\"" + field + "\"")
        || finding.message().contains("." + field + "\"");
  }
}
