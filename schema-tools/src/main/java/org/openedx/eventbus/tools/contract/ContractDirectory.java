package org.openedx.eventbus.tools.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openedx.eventbus.tools.finding.Rule;

/** Reads every contract under a directory. */
public final class ContractDirectory {
  private ContractDirectory() {}

  /**
   * The contracts of today, by the order of their names: one for each event type.
   *
   * @throws InvalidContractsException with all problems of all files
   */
  public static List<Contract> read(Path directory) {
    return read(
        directory, each -> each.name().value(), "the event type '%s' has a contract already: %s");
  }

  /**
   * The contracts that were released, each event type's by minor version; none where there is no
   * such directory.
   *
   * @throws InvalidContractsException with all problems of all files
   */
  public static List<Contract> readReleased(Path directory) {
    return Files.isDirectory(directory)
        ? read(
            directory,
            each -> each.name() + " " + each.minorVersion(),
            "the minor version '%s' was released already: %s")
        : List.of();
  }

  private static List<Contract> read(
      Path directory, Function<Contract, String> identity, String doubled) {
    List<ContractProblem> problems = new ArrayList<>();
    List<Contract> contracts = new ArrayList<>();
    Map<String, Contract> seen = new HashMap<>();
    for (Path file : files(directory)) {
      try {
        Contract contract = Contract.read(file);
        contracts.add(contract);
        Contract first = seen.putIfAbsent(identity.apply(contract), contract);
        if (first != null) {
          String message = doubled.formatted(identity.apply(contract), first.source().file());
          problems.add(contract.source().problem(Rule.EVENT_TYPE_UNIQUE, "/namespace", message));
        }
      } catch (InvalidContractsException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidContractsException(problems);
    }
    contracts.sort(Comparator.comparing(Contract::name).thenComparingInt(Contract::minorVersion));
    return List.copyOf(contracts);
  }

  /**
   * The files of contracts under a directory, sorted.
   *
   * @throws UncheckedIOException when a part of the directory cannot be read
   */
  public static List<Path> files(Path directory) {
    try (Stream<Path> tree = Files.walk(directory)) {
      return tree.filter(each -> each.toString().endsWith(".avsc"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the contracts in " + directory, e);
    }
  }
}
