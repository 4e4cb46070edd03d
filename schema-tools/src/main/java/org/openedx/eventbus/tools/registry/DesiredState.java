package org.openedx.eventbus.tools.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.openedx.eventbus.codec.internal.KeyPath;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.Subject;
import org.openedx.eventbus.tools.contract.Contract;

/**
 * The subjects that a registry needs for a set of contracts: for each topic of an event type a
 * subject of the payload, with its compatibility level, and one of the key. Event types that share
 * a topic share the subject of their keys.
 *
 * <p>For example, {@code DesiredState.of(contracts, type -> FULL, Routing.configuredBy(config))}.
 *
 * @param subjects the subjects, ordered by name
 */
public record DesiredState(List<DesiredSubject> subjects) {
  /**
   * Creates a state.
   *
   * @param subjects the subjects, ordered by name
   */
  public DesiredState {
    subjects = List.copyOf(subjects);
  }

  /**
   * {@return the subjects that contracts need, ordered by name}
   *
   * @param contracts the contracts
   * @param levels returns the compatibility level of an event type
   * @param routing returns the topics of an event type
   * @throws org.openedx.eventbus.codec.internal.InvalidKeyPathException if a configured key path is
   *     invalid
   */
  public static DesiredState of(
      List<Contract> contracts, Function<String, Compatibility> levels, Routing routing) {
    Map<Subject, DesiredSubject> subjects = new HashMap<>();
    List<Contract> sorted = new ArrayList<>(contracts);
    sorted.sort(Comparator.comparing(Contract::name));
    for (Contract contract : sorted) {
      Compatibility level = levels.apply(contract.name().value());
      for (Routing.Destination destination : routing.of(contract)) {
        Subject value = Subject.value(destination.topic(), contract.name());
        subjects.put(
            value,
            new DesiredSubject(
                value, List.of(contract.wireText()), Optional.of(level), List.of(contract)));
        if (destination.key().isPresent()) {
          KeyPath path = KeyPath.of(contract.wireSchema(), destination.key().get());
          Subject key = Subject.key(destination.topic(), path.primitive());
          subjects.merge(
              key,
              new DesiredSubject(
                  key, List.of(path.schemaText()), Optional.empty(), List.of(contract)),
              DesiredSubject::and);
        }
      }
    }
    return new DesiredState(
        subjects.values().stream()
            .sorted(Comparator.comparing(each -> each.subject().value()))
            .toList());
  }
}
