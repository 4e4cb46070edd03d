package org.openedx.eventbus.tools.rules;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.openedx.eventbus.tools.finding.Against;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Place;
import org.openedx.eventbus.tools.finding.Rule;

/**
 * Findings that somebody decided to live with for a time.
 *
 * @param rule the rule whose findings they are
 * @param eventTypes the event types they are about
 * @param field narrows them to a field, by its dotted path or the last part of it
 * @param against narrows them to comparisons with versions whose name starts so, such as {@code
 *     git}
 * @param reason why
 * @param expires the last day on which they are excused
 * @param place where the rules file says so
 */
public record RuleException(
    Rule rule,
    Set<String> eventTypes,
    Optional<String> field,
    Optional<String> against,
    String reason,
    LocalDate expires,
    Place place) {
  public RuleException {
    Objects.requireNonNull(rule, "rule");
    eventTypes = Set.copyOf(eventTypes);
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(against, "against");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(expires, "expires");
    Objects.requireNonNull(place, "place");
  }

  /** Whether the exception is about this finding, be it expired or not. */
  boolean covers(Finding finding) {
    return finding.rule() == rule
        && eventTypes.contains(finding.eventType())
        && field.map(name -> names(name, finding)).orElse(true)
        && against.map(prefix -> versionOf(finding).startsWith(prefix)).orElse(true);
  }

  /** Findings name a field in quotes: {@code the field "user.pii.email" …}. */
  private static boolean names(String field, Finding finding) {
    return finding.message().contains("\"" + field + "\"")
        || finding.message().contains("." + field + "\"");
  }

  private static String versionOf(Finding finding) {
    return finding.against().map(Against::name).orElse("");
  }
}
