package org.openedx.eventbus.tools.desired;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.Subject;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.desired.Routing.Destination;

/**
 * The subjects that a registry needs for a set of contracts: for each topic of an event type a
 * subject of the payload, with its compatibility level, and one of the key.
 *
 * <p>For example, {@code DesiredState.of(contracts, type -> FULL, Routing.configuredBy(config))}.
 *
 * @param subjects the subjects, ordered by name
 */
public record DesiredState(List<DesiredSubject> subjects) {
  public DesiredState {
    subjects = List.copyOf(subjects);
  }

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
    public DesiredSubject {
      Objects.requireNonNull(subject, "subject");
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(level, "level");
      contracts = List.copyOf(contracts);
    }

    /** Returns whether this is the subject of a payload, not of a key. */
    public boolean isValue() {
      return level.isPresent();
    }

    /** Returns the event types that need the subject. */
    public List<String> eventTypes() {
      return contracts.stream().map(each -> each.name().value()).toList();
    }
  }

  /**
   * Computes the subjects of contracts.
   *
   * @param contracts the contracts
   * @param levels returns the compatibility level of an event type
   * @param routing returns the topics of an event type
   * @throws org.openedx.eventbus.codec.internal.InvalidKeyPathException if a configured key path is
   *     invalid
   */
  public static DesiredState of(
      List<Contract> contracts, Function<String, Compatibility> levels, Routing routing) {
    Map<Subject, DesiredSubject> subjects = new LinkedHashMap<>();
    for (Contract contract :
        contracts.stream().sorted(Comparator.comparing(Contract::name)).toList()) {
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
                      DesiredState::mergeKeySubjects);
                });
      }
    }
    return new DesiredState(
        subjects.values().stream()
            .sorted(Comparator.comparing(each -> each.subject().value()))
            .toList());
  }

  /**
   * Merges the key subjects of event types that share a topic. Their schema texts differ only in
   * the name of a field, which Avro ignores, so the first text is used for all.
   */
  private static DesiredSubject mergeKeySubjects(DesiredSubject first, DesiredSubject next) {
    return new DesiredSubject(
        first.subject(),
        first.text(),
        first.level(),
        Stream.concat(first.contracts().stream(), next.contracts().stream()).toList());
  }
}
