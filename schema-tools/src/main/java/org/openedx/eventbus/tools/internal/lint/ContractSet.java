package org.openedx.eventbus.tools.internal.lint;

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
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.internal.lint.Linter.LintTarget;
import org.openedx.eventbus.tools.internal.lint.ReleasedDirectory.ReleasedVersion;

/** All contracts and released versions that are checked together. Immutable. */
final class ContractSet {
  private final List<ContractFile> files = new ArrayList<>();
  private final List<Finding> unreadable = new ArrayList<>();
  private final List<ReleasedDirectory> released = new ArrayList<>();
  private final Map<String, ContractFile> byEventType = new LinkedHashMap<>();
  private final Map<String, List<ReleasedVersion>> versions = new LinkedHashMap<>();

  private ContractSet() {}

  /** Contract of a file, or the problems why it cannot be read. */
  private record Read(Optional<ContractFile> contract, List<Finding> problems) {}

  static ContractSet read(List<LintTarget> targets) {
    ContractSet contracts = new ContractSet();
    List<Path> files =
        targets.stream().flatMap(target -> contractFiles(target.contracts())).distinct().toList();
    for (Read read : files.parallelStream().map(ContractSet::read).toList()) {
      read.contract().ifPresent(contracts::add);
      contracts.unreadable.addAll(read.problems());
    }
    targets.stream()
        .map(LintTarget::released)
        .distinct()
        .map(ReleasedDirectory::read)
        .forEach(contracts::add);
    return contracts;
  }

  private static Stream<Path> contractFiles(Path directory) {
    List<Path> files = ContractDirectory.files(directory);
    if (files.isEmpty()) {
      // Most likely the wrong directory: no findings would look like valid contracts.
      String message = "no contract (*.avsc) in " + directory;
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

  private void add(ContractFile file) {
    files.add(file);
    byEventType.putIfAbsent(file.eventType(), file);
  }

  private void add(ReleasedDirectory directory) {
    released.add(directory);
    for (ReleasedVersion version : directory.versions()) {
      versions.computeIfAbsent(version.eventType(), each -> new ArrayList<>()).add(version);
    }
    versions.values().forEach(each -> each.sort(Comparator.comparingInt(ReleasedVersion::minor)));
  }

  /** Returns the files that contain JSON, in the order of their paths. */
  List<ContractFile> files() {
    return files;
  }

  /** Returns findings for the files that do not contain JSON. */
  List<Finding> unreadable() {
    return unreadable;
  }

  List<ReleasedDirectory> released() {
    return released;
  }

  /** Returns the contract of an event type; the first one if there are several. */
  Optional<ContractFile> contract(String eventType) {
    return Optional.ofNullable(byEventType.get(eventType));
  }

  /** Returns the released versions of an event type, sorted by minor version. */
  List<ReleasedVersion> released(String eventType) {
    return versions.getOrDefault(eventType, List.of());
  }

  Set<String> releasedEventTypes() {
    return versions.keySet();
  }

  /** Returns whether an event type has a contract or a released version. */
  boolean contains(String eventType) {
    return byEventType.containsKey(eventType) || versions.containsKey(eventType);
  }
}
