package org.openedx.eventbus.tools.rules;

import java.time.LocalDate;
import java.util.Set;
import org.openedx.eventbus.tools.finding.Check;

/**
 * Part of the contracts that a run covered. Exceptions outside of it are not reported as unused.
 *
 * @param check the check that ran
 * @param eventTypes the event types that were checked
 * @param against the names of the sources of earlier versions, for example {@code released}
 * @param today the day on which exceptions are evaluated
 */
public record Scope(Check check, Set<String> eventTypes, Set<String> against, LocalDate today) {
  public Scope {
    eventTypes = Set.copyOf(eventTypes);
    against = Set.copyOf(against);
  }

  /** Returns whether this run would have reported the findings that the exception covers. */
  boolean includes(RuleException exception, String eventType) {
    return exception.rule().check() == check
        && eventTypes.contains(eventType)
        && exception.against().map(this::comparedWith).orElse(true);
  }

  private boolean comparedWith(String prefix) {
    return against.stream().anyMatch(each -> each.startsWith(prefix) || prefix.startsWith(each));
  }
}
