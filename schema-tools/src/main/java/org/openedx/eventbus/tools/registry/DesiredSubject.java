package org.openedx.eventbus.tools.registry;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.Subject;
import org.openedx.eventbus.tools.contract.Contract;

/**
 * A subject that a registry should have.
 *
 * @param subject the name of the subject
 * @param texts the schemas that versions of it should have: one for a value; for a key one for each
 *     name of the key's field, because Open edX registers each of them
 * @param level the desired compatibility level; empty for keys, whose level is not changed
 * @param contracts the contracts that need the subject: one for a value, any number for a key
 */
public record DesiredSubject(
    Subject subject, List<String> texts, Optional<Compatibility> level, List<Contract> contracts) {
  /**
   * Creates a subject.
   *
   * @param subject the name of the subject
   * @param texts the schemas that versions of it should have
   * @param level the desired compatibility level; empty for keys, whose level is not changed
   * @param contracts the contracts that need the subject: one for a value, any number for a key
   * @throws IllegalArgumentException if there is no schema
   */
  public DesiredSubject {
    Objects.requireNonNull(subject, "subject");
    texts = List.copyOf(texts);
    Objects.requireNonNull(level, "level");
    contracts = List.copyOf(contracts);
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("subject " + subject + " needs at least one schema");
    }
  }

  /** {@return the schema of a value; one of several equivalent schemas of a key} */
  public String text() {
    return texts.get(0);
  }

  /** Returns this subject with the schemas and contracts of another one of the same name. */
  DesiredSubject and(DesiredSubject other) {
    Set<String> allTexts = new LinkedHashSet<>(texts);
    allTexts.addAll(other.texts);
    List<Contract> allContracts = new ArrayList<>(contracts);
    allContracts.addAll(other.contracts);
    return new DesiredSubject(subject, List.copyOf(allTexts), level, allContracts);
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
