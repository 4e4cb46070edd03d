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
import org.openedx.eventbus.tools.contract.InvalidContractsException;
import org.openedx.eventbus.tools.contract.JsonSource;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;

/**
 * The contracts that can be compared, and what is wrong with the others, so that one broken file
 * does not hide what the rest breaks.
 *
 * @param contracts one for each event type
 * @param problems of the files that hold none
 */
record TodaysContracts(List<Contract> contracts, List<Finding> problems) {
  /** A file's contract, or why there is none. */
  private record Read(Optional<Contract> contract, List<Finding> problems) {}

  /**
   * @throws UncheckedIOException when something cannot be read, or a directory has no contract
   */
  static TodaysContracts in(List<Path> directories) {
    List<Path> files = directories.stream().flatMap(each -> files(each).stream()).toList();
    Map<EventName, Contract> contracts = new LinkedHashMap<>();
    List<Finding> problems = new ArrayList<>();
    for (Read read : files.parallelStream().map(TodaysContracts::read).toList()) {
      problems.addAll(read.problems());
      read.contract()
          .ifPresent(
              contract -> {
                Contract first = contracts.putIfAbsent(contract.name(), contract);
                if (first != null) {
                  problems.add(doubled(contract, first));
                }
              });
    }
    return new TodaysContracts(List.copyOf(contracts.values()), problems);
  }

  private static List<Path> files(Path directory) {
    List<Path> files = ContractDirectory.files(directory);
    if (files.isEmpty()) {
      // Most likely the wrong directory, and nothing found there would look like nothing wrong.
      String message = "there is no contract (*.avsc) in " + directory;
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
        return broken(e, eventType);
      }
    } catch (InvalidContractsException e) {
      return broken(e, "");
    }
  }

  private static Read broken(InvalidContractsException e, String eventType) {
    return new Read(
        Optional.empty(), e.problems().stream().map(each -> each.finding(eventType)).toList());
  }

  private static Finding doubled(Contract contract, Contract first) {
    Rule rule = Rule.EVENT_TYPE_UNIQUE;
    return Finding.of(
        rule,
        contract.name().value(),
        contract.source().place("/namespace"),
        "the event type has a contract already: " + first.source().file(),
        rule.remedy());
  }

  /** Their names, and those that the broken ones have. */
  List<String> eventTypes() {
    List<String> names = new ArrayList<>(broken());
    contracts.forEach(each -> names.add(each.name().value()));
    return names;
  }

  /** The event types of the broken ones: by their files' names, where no more can be read. */
  Set<String> broken() {
    return problems.stream()
        .map(
            each ->
                each.eventType().isEmpty()
                    ? String.valueOf(Path.of(each.place().file()).getFileName())
                        .replaceFirst("\\.avsc$", "")
                    : each.eventType())
        .collect(Collectors.toSet());
  }
}
