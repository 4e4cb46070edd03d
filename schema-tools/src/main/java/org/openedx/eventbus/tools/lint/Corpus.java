package org.openedx.eventbus.tools.lint;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.openedx.eventbus.tools.contract.ContractDirectory;
import org.openedx.eventbus.tools.contract.InvalidContractsException;
import org.openedx.eventbus.tools.contract.JsonSource;
import org.openedx.eventbus.tools.finding.Finding;

/** All that is looked at together. Immutable. */
final class Corpus {
  private final List<ContractFile> contracts = new ArrayList<>();
  private final List<Finding> unreadable = new ArrayList<>();
  private final List<ReleasedDirectory> released = new ArrayList<>();
  private final Map<String, ContractFile> byEventType = new LinkedHashMap<>();
  private final Map<String, List<ReleasedVersion>> versions = new LinkedHashMap<>();

  private Corpus() {}

  /** A file's contract, or why it holds none. */
  private record Read(Optional<ContractFile> contract, List<Finding> problems) {}

  static Corpus read(List<LintTarget> targets) {
    Corpus corpus = new Corpus();
    List<Path> files =
        targets.stream().flatMap(target -> files(target.contracts())).distinct().toList();
    for (Read read : files.parallelStream().map(Corpus::read).toList()) {
      read.contract().ifPresent(corpus::add);
      corpus.unreadable.addAll(read.problems());
    }
    targets.stream()
        .map(LintTarget::released)
        .distinct()
        .map(ReleasedDirectory::read)
        .forEach(corpus::add);
    return corpus;
  }

  private static Stream<Path> files(Path directory) {
    List<Path> files = ContractDirectory.files(directory);
    if (files.isEmpty()) {
      // Most likely the wrong directory, and nothing found there would look like nothing wrong.
      String message = "there is no contract (*.avsc) in " + directory;
      throw new UncheckedIOException(message, new NoSuchFileException(message));
    }
    return files.stream();
  }

  private static Read read(Path file) {
    try {
      return new Read(Optional.of(new ContractFile(file, JsonSource.read(file))), List.of());
    } catch (InvalidContractsException e) {
      return new Read(
          Optional.empty(), e.problems().stream().map(each -> each.finding("")).toList());
    }
  }

  private void add(ContractFile contract) {
    contracts.add(contract);
    byEventType.putIfAbsent(contract.eventType(), contract);
  }

  private void add(ReleasedDirectory directory) {
    released.add(directory);
    for (ReleasedVersion version : directory.versions()) {
      versions.computeIfAbsent(version.eventType(), each -> new ArrayList<>()).add(version);
    }
    versions.values().forEach(each -> each.sort(Comparator.comparingInt(ReleasedVersion::minor)));
  }

  /** What could be read as JSON, in the order of files. */
  List<ContractFile> contracts() {
    return contracts;
  }

  /** What is wrong with the files that could not. */
  List<Finding> unreadable() {
    return unreadable;
  }

  List<ReleasedDirectory> released() {
    return released;
  }

  /** The contract of an event type; the first where there are several. */
  Optional<ContractFile> contract(String eventType) {
    return Optional.ofNullable(byEventType.get(eventType));
  }

  /** The released versions of an event type by their minor version. */
  List<ReleasedVersion> released(String eventType) {
    return versions.getOrDefault(eventType, List.of());
  }

  Set<String> releasedEventTypes() {
    return versions.keySet();
  }

  /** Whether an event type has a contract or had one. */
  boolean knows(String eventType) {
    return byEventType.containsKey(eventType) || versions.containsKey(eventType);
  }
}
