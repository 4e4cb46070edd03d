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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.tools.finding.ContractProblem;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import org.openedx.eventbus.tools.finding.Rule;

/** Reads all contracts in a directory and its subdirectories. */
public final class ContractDirectory {
  private static final String DUPLICATE = "the event type '%s' already has a contract: %s";

  private ContractDirectory() {}

  /**
   * Reads the current contracts, one per event type, sorted by name.
   *
   * @param directory the directory, which is searched with its subdirectories
   * @return the contracts, at most one per event type
   * @throws InvalidContractsException if a contract is invalid, with all problems of all files
   * @throws UncheckedIOException if a file cannot be read
   */
  public static List<Contract> read(Path directory) {
    return read(directory, each -> each.name().value(), DUPLICATE);
  }

  /**
   * Reads the released contracts, sorted by name and minor version. Returns none if the directory
   * does not exist.
   *
   * @param directory the directory, which is searched with its subdirectories
   * @return the contracts, one per released minor version
   * @throws InvalidContractsException if a contract is invalid, with all problems of all files
   * @throws UncheckedIOException if a file cannot be read
   */
  public static List<Contract> readReleased(Path directory) {
    return Files.isDirectory(directory)
        ? read(
            directory,
            each -> each.name() + " " + each.minorVersion(),
            "the minor version '%s' is already released: %s")
        : List.of();
  }

  /**
   * Passes the current contracts to a consumer, one after the other in the order of their files.
   * They do not have to be in memory at once.
   *
   * @param directories the directories, which are searched with their subdirectories
   * @param consumer receives each valid contract
   * @throws InvalidContractsException after all files have been read, if a contract is invalid or
   *     an event type has two contracts, with all problems of all files
   * @throws NoContractsException if there is no contract
   * @throws UncheckedIOException if a file cannot be read
   */
  public static void each(List<Path> directories, Consumer<Contract> consumer) {
    List<Path> files = directories.stream().flatMap(each -> files(each).stream()).toList();
    if (files.isEmpty()) {
      throw new NoContractsException(directories);
    }
    read(files, each -> each.name().value(), DUPLICATE, consumer);
  }

  private static List<Contract> read(
      Path directory, Function<Contract, String> identity, String duplicateMessage) {
    List<Contract> contracts = new ArrayList<>();
    read(files(directory), identity, duplicateMessage, contracts::add);
    contracts.sort(Comparator.comparing(Contract::name).thenComparingInt(Contract::minorVersion));
    return List.copyOf(contracts);
  }

  private static void read(
      List<Path> files,
      Function<Contract, String> identity,
      String duplicateMessage,
      Consumer<Contract> consumer) {
    List<ContractProblem> problems = new ArrayList<>();
    Map<String, String> seen = new HashMap<>();
    for (Path file : files) {
      try {
        Contract contract = Contract.read(file);
        String id = identity.apply(contract);
        String first = seen.putIfAbsent(id, contract.source().file());
        if (first == null) {
          consumer.accept(contract);
        } else {
          String message = duplicateMessage.formatted(id, first);
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

  /**
   * {@return the sorted files of contracts ({@code *.avsc}) in a directory and its subdirectories}
   *
   * @param directory the directory
   * @throws UncheckedIOException if a directory cannot be read
   */
  public static List<Path> files(Path directory) {
    try (Stream<Path> tree =
        Files.find(
            directory,
            Integer.MAX_VALUE,
            (file, attributes) -> file.toString().endsWith(".avsc") && isFile(file, attributes))) {
      return tree.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the contracts in " + directory, e);
    }
  }

  /** Uses the attributes that the walk has read; only a link needs another system call. */
  private static boolean isFile(Path file, BasicFileAttributes attributes) {
    return attributes.isRegularFile() || (attributes.isSymbolicLink() && Files.isRegularFile(file));
  }

  /** Thrown if directories contain no contract. */
  public static final class NoContractsException extends EventBusException {
    private static final long serialVersionUID = 1L;

    NoContractsException(List<Path> directories) {
      super(
          "no contract (*.avsc) in "
              + directories.stream().map(Path::toString).collect(Collectors.joining(", ")));
    }
  }
}
