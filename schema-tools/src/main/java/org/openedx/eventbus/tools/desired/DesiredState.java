package org.openedx.eventbus.tools.desired;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.Subject;
import org.openedx.eventbus.tools.contract.Contract;

/**
 * What a registry should hold so that a set of contracts can be used: for each topic a subject of
 * the payload, with its level, and one of the key.
 *
 * @param subjects in the order of their names
 */
public record DesiredState(List<DesiredSubject> subjects) {
  public DesiredState {
    subjects = List.copyOf(subjects);
  }

  /**
   * @param levels the compatibility level of an event type
   * @throws org.openedx.eventbus.codec.InvalidKeyPathException when a configured key is none
   */
  public static DesiredState of(
      List<Contract> contracts, Function<String, Compatibility> levels, Routing routing) {
    Map<Subject, DesiredSubject> subjects = new LinkedHashMap<>();
    List<Contract> sorted = new ArrayList<>(contracts);
    sorted.sort(Comparator.comparing(Contract::name));
    for (Contract contract : sorted) {
      Compatibility level = levels.apply(contract.name().value());
      for (Destination destination : routing.of(contract)) {
        Subject value = Subject.value(destination.topic(), contract.name());
        subjects.put(
            value,
            new DesiredSubject(value, contract.wireText(), Optional.of(level), List.of(contract)));
        destination
            .key()
            .ifPresent(
                path -> {
                  Subject key = Subject.key(destination.topic(), path.primitive());
                  subjects.merge(
                      key,
                      new DesiredSubject(
                          key, path.schemaText(), Optional.empty(), List.of(contract)),
                      DesiredState::shared);
                });
      }
    }
    return new DesiredState(
        subjects.values().stream()
            .sorted(Comparator.comparing(each -> each.subject().value()))
            .toList());
  }

  /**
   * Event types of a topic share the subject of their keys. Their texts differ in nothing but the
   * name of a field, which means nothing to Avro, so the first one serves all.
   */
  private static DesiredSubject shared(DesiredSubject first, DesiredSubject next) {
    List<Contract> contracts = new ArrayList<>(first.contracts());
    contracts.addAll(next.contracts());
    return new DesiredSubject(first.subject(), first.text(), first.level(), contracts);
  }
}
