package org.openedx.eventbus.tools.desired;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.Subject;
import org.openedx.eventbus.tools.contract.Contract;

/**
 * A subject that a registry should have.
 *
 * @param subject its name
 * @param text the schema that one of its versions should be
 * @param level what it should demand of next versions; empty for keys, whose level is left alone
 * @param contracts the contracts that ask for it: one for a value, any number for a key
 */
public record DesiredSubject(
    Subject subject, String text, Optional<Compatibility> level, List<Contract> contracts) {
  public DesiredSubject {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(level, "level");
    contracts = List.copyOf(contracts);
  }

  /** Whether it is a payload's subject, not a key's. */
  public boolean isValue() {
    return level.isPresent();
  }

  /** The names of the event types that ask for it. */
  public List<String> eventTypes() {
    return contracts.stream().map(each -> each.name().value()).toList();
  }
}
