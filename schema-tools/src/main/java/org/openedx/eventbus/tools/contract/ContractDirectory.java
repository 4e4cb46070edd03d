package org.openedx.eventbus.tools.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.tools.finding.Rule;

/** Reads every contract under a directory. */
public final class ContractDirectory {
  private static final String DOUBLED = "the event type '%s' has a contract already: %s";

  private ContractDirectory() {}

  /**
   * The contracts of today, by the order of their names: one for each event type.
   *
   * @throws InvalidContractsException with all problems of all files
   */
  public static List<Contract> read(Path directory) {
    return read(directory, each -> each.name().value(), DOUBLED);
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

  /**
   * Gives the contracts of today to a consumer, one after another in the order of their files, for
   * those who need not hold them all.
   *
   * @throws InvalidContractsException at the end, with all problems of all files: two contracts of
   *     one event type are one
   * @throws NoContractsException when there are none
   */
  public static void each(List<Path> directories, Consumer<Contract> consumer) {
    List<ContractProblem> problems = new ArrayList<>();
    Map<EventName, String> seen = new HashMap<>();
    List<Path> files = directories.stream().flatMap(each -> files(each).stream()).toList();
    if (files.isEmpty()) {
      throw new NoContractsException(directories);
    }
    for (Path file : files) {
      try {
        Contract contract = Contract.read(file);
        String first = seen.putIfAbsent(contract.name(), contract.source().file());
        if (first == null) {
          consumer.accept(contract);
        } else {
          String message = DOUBLED.formatted(contract.name(), first);
          problems.add(contract.source().problem(Rule.EVENT_TYPE_UNIQUE, "/namespace", message));
        }
      } catch (InvalidContractsException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidContractsException(problems);
    }
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
    try (Stream<Path> tree =
        Files.find(directory, Integer.MAX_VALUE, (file, is) -> isNamed(file) && isFile(file, is))) {
      return tree.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the contracts in " + directory, e);
    }
  }

  private static boolean isNamed(Path file) {
    return file.toString().endsWith(".avsc");
  }

  /** By what the walk has learned of it; but for links it would be another question each. */
  private static boolean isFile(Path file, BasicFileAttributes is) {
    return is.isRegularFile() || (is.isSymbolicLink() && Files.isRegularFile(file));
  }
}
