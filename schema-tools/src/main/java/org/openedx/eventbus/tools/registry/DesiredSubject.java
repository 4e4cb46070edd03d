package org.openedx.eventbus.tools.registry;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.Subject;
import org.openedx.eventbus.tools.contract.Contract;

/**
 * A subject that a registry should have.
 *
 * @param subject the name of the subject
 * @param text the schema that one of its versions should have
 * @param level the desired compatibility level; empty for keys, whose level is not changed
 * @param contracts the contracts that need the subject: one for a value, any number for a key
 */
public record DesiredSubject(
    Subject subject, String text, Optional<Compatibility> level, List<Contract> contracts) {
  /**
   * Creates a subject.
   *
   * @param subject the name of the subject
   * @param text the schema that one of its versions should have
   * @param level the desired compatibility level; empty for keys, whose level is not changed
   * @param contracts the contracts that need the subject: one for a value, any number for a key
   */
  public DesiredSubject {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(level, "level");
    contracts = List.copyOf(contracts);
  }

  /** {@return whether this is the subject of a payload, not of a key} */
  public boolean isValue() {
    return level.isPresent();
  }

  /** {@return the event types that need the subject} */
  public List<String> eventTypes() {
    return contracts.stream().map(each -> each.name().value()).toList();
  }
}
