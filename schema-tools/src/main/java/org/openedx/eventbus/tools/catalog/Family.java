package org.openedx.eventbus.tools.catalog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.openedx.eventbus.tools.catalog.VersionList.Version;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.finding.ContractProblem;
import org.openedx.eventbus.tools.finding.InvalidContractsException;

/**
 * All versions of an event, oldest first: the minor versions of each major version.
 *
 * @param versions at least one version
 */
record Family(List<Version> versions) {
  Family {
    versions = List.copyOf(versions);
  }

  /**
   * Reads the contracts of a family.
   *
   * @param problems receives the problems of released contracts
   */
  static Family read(
      List<Entry> entries, Inventory inventory, Collection<ContractProblem> problems) {
    List<Version> versions = new ArrayList<>();
    for (Entry entry : entries) {
      Contract today = Contract.read(entry.file());
      boolean frozen = false;
      for (Contract each : released(inventory.released(entry.name().value()), problems)) {
        if (isSame(each, today)) {
          frozen = true;
        } else {
          versions.add(new Version(each, entry, false, true));
        }
      }
      versions.add(new Version(today, entry, true, frozen));
    }
    return new Family(versions);
  }

  private static List<Contract> released(List<Path> files, Collection<ContractProblem> problems) {
    List<Contract> contracts = new ArrayList<>();
    for (Path file : files) {
      try {
        contracts.add(Contract.read(file));
      } catch (InvalidContractsException e) {
        problems.addAll(e.problems());
      }
    }
    contracts.sort(Comparator.comparingInt(Contract::minorVersion));
    return contracts;
  }

  private static boolean isSame(Contract released, Contract today) {
    return released.minorVersion() == today.minorVersion()
        && released.wireText().equals(today.wireText());
  }
}
