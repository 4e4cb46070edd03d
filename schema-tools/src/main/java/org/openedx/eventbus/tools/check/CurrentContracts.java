package org.openedx.eventbus.tools.check;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
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
import org.openedx.eventbus.tools.contract.ContractDirectory;
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
   * @throws UncheckedIOException if a file cannot be read, or a directory has no contract
   */
  static CurrentContracts in(List<Path> directories) {
    List<Path> files = directories.stream().flatMap(each -> files(each).stream()).toList();
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

  private static List<Path> files(Path directory) {
    List<Path> files = ContractDirectory.files(directory);
    if (files.isEmpty()) {
      // Most likely the wrong directory: no findings would look like valid contracts.
      String message = "no contract (*.avsc) in " + directory;
      throw new UncheckedIOException(message, new NoSuchFileException(message));
    }
    return files;
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
    Rule rule = Rule.EVENT_TYPE_UNIQUE;
    return Finding.of(
        rule,
        contract.name().value(),
        contract.source().location("/namespace"),
        "the event type already has a contract: " + first.source().file(),
        rule.remedy());
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
                    ? String.valueOf(Path.of(each.location().file()).getFileName())
                        .replaceFirst("\\.avsc$", "")
                    : each.eventType())
        .collect(Collectors.toSet());
  }
}
