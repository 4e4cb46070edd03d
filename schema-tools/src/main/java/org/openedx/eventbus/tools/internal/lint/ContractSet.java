package org.openedx.eventbus.tools.internal.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.internal.lint.Linter.LintTarget;
import org.openedx.eventbus.tools.internal.lint.ReleasedDirectory.ReleasedVersion;

/**
 * All contracts and released versions that are checked together. Immutable after reading.
 *
 * @param files the files that contain JSON, in the order of their paths
 * @param unreadable findings for the files that do not contain JSON
 * @param released the directories of released contracts
 * @param byEventType the contract of each event type; the first one if there are several
 * @param versions the released versions of each event type, sorted by minor version
 */
record ContractSet(
    List<ContractFile> files,
    List<Finding> unreadable,
    List<ReleasedDirectory> released,
    Map<String, ContractFile> byEventType,
    Map<String, List<ReleasedVersion>> versions) {

  /** Contract of a file, or the problems why it cannot be read. */
  private record Read(Optional<ContractFile> contract, List<Finding> problems) {}

  static ContractSet read(List<LintTarget> targets) {
    ContractSet contracts =
        new ContractSet(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>());
    List<Path> files =
        targets.stream().flatMap(target -> target.files().stream()).distinct().toList();
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

  private static Read read(Path file) {
    try {
      return new Read(Optional.of(ContractFile.of(file, JsonSource.read(file))), List.of());
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

  /** Returns the contract of an event type; the first one if there are several. */
  Optional<ContractFile> contract(String eventType) {
    return Optional.ofNullable(byEventType.get(eventType));
  }

  /** Returns the released versions of an event type, sorted by minor version. */
  List<ReleasedVersion> released(String eventType) {
    return versions.getOrDefault(eventType, List.of());
  }

  /** Returns whether an event type has a contract or a released version. */
  boolean contains(String eventType) {
    return byEventType.containsKey(eventType) || versions.containsKey(eventType);
  }
}
