package org.openedx.eventbus.tools.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.finding.Rule;

/**
 * Contracts that can be compared, and findings for all other files. An invalid file does not keep
 * the rest from being compared.
 *
 * @param contracts the valid contracts, one per event type
 * @param problems the findings for files without a valid contract
 */
record CurrentContracts(List<Contract> contracts, List<Finding> problems) {
  /** Contract of a file, or the problems why it is invalid. */
  private record Read(Optional<Contract> contract, List<Finding> problems) {}

  /**
   * Reads all contracts in the directories.
   *
   * @throws java.io.UncheckedIOException if a file cannot be read, or a directory has no contract
   */
  static CurrentContracts in(List<CheckedModule> modules) {
    List<Path> files = modules.stream().flatMap(each -> each.target().files().stream()).toList();
    Map<EventName, Contract> contracts = new LinkedHashMap<>();
    List<Finding> problems = new ArrayList<>();
    for (Read read : files.parallelStream().map(CurrentContracts::read).toList()) {
      problems.addAll(read.problems());
      read.contract()
          .ifPresent(
              contract -> {
                Contract first = contracts.putIfAbsent(contract.name(), contract);
                if (first != null) {
                  problems.add(duplicate(contract, first));
                }
              });
    }
    return new CurrentContracts(List.copyOf(contracts.values()), problems);
  }

  private static Read read(Path file) {
    try {
      JsonSource source = JsonSource.read(file);
      String eventType = source.root().path("namespace").asText();
      try {
        return new Read(Optional.of(Contract.of(source)), List.of());
      } catch (InvalidContractsException e) {
        return invalid(e, eventType);
      }
    } catch (InvalidContractsException e) {
      return invalid(e, "");
    }
  }

  private static Read invalid(InvalidContractsException e, String eventType) {
    return new Read(
        Optional.empty(), e.problems().stream().map(each -> each.finding(eventType)).toList());
  }

  private static Finding duplicate(Contract contract, Contract first) {
    String message = "the event type already has a contract: " + first.source().file();
    return contract
        .source()
        .problem(Rule.EVENT_TYPE_UNIQUE, "/namespace", message)
        .finding(contract.name().value());
  }

  /** Returns the event types of all contracts, valid or not. */
  List<String> eventTypes() {
    List<String> names = new ArrayList<>(invalidEventTypes());
    contracts.forEach(each -> names.add(each.name().value()));
    return names;
  }

  /** Returns the event types of the invalid files, by file name if the content is unreadable. */
  Set<String> invalidEventTypes() {
    return problems.stream()
        .map(
            each ->
                each.eventType().isEmpty()
                    ? SchemaChecks.eventType(Path.of(each.location().file()))
                    : each.eventType())
        .collect(Collectors.toSet());
  }
}
