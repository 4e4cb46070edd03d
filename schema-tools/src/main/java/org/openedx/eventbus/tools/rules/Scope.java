package org.openedx.eventbus.tools.rules;

import java.time.LocalDate;
import java.util.Set;
import org.openedx.eventbus.tools.finding.Check;

/**
 * What a run looked at, so that an exception for something else is not called unused.
 *
 * @param check the check that ran
 * @param eventTypes the event types that were looked at
 * @param against the names of what they were compared with, such as {@code released}
 * @param today the day on which exceptions are judged
 */
public record Scope(Check check, Set<String> eventTypes, Set<String> against, LocalDate today) {
  public Scope {
    eventTypes = Set.copyOf(eventTypes);
    against = Set.copyOf(against);
  }

  /** Whether this run would have found what the exception excuses. */
  boolean includes(RuleException exception, String eventType) {
    return exception.rule().check() == check
        && eventTypes.contains(eventType)
        && exception.against().map(this::comparedWith).orElse(true);
  }

  private boolean comparedWith(String prefix) {
    return against.stream().anyMatch(each -> each.startsWith(prefix) || prefix.startsWith(each));
  }
}
