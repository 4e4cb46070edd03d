package org.openedx.eventbus.tools.scaffold;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.ContractDirectory;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import org.openedx.eventbus.tools.finding.JsonSource;

/**
 * Creates contracts in a directory, and increases their versions. Only {@link #raiseMinor} changes
 * an existing file.
 */
public final class Scaffold {
  private final Path contracts;

  private Scaffold(Path contracts) {
    this.contracts = contracts;
  }

  /**
   * {@return a scaffold for a directory of contracts}
   *
   * @param contracts the directory of the current contracts
   */
  public static Scaffold in(Path contracts) {
    return new Scaffold(contracts);
  }

  /**
   * Writes the contract of a new event type into the directory of its subdomain.
   *
   * @param contract the properties of the event type
   * @return the path of the new file
   * @throws ScaffoldException if the event type already has a contract
   */
  public Path create(NewContract contract) {
    find(contract.name()).ifPresent(source -> reject(contract.name(), source));
    Path directory = contracts.resolve(contract.name().subdomain());
    Path file = directory.resolve(contract.name() + ".avsc");
    return write(file, contract.text(), CREATE_NEW);
  }

  /**
   * Writes the contract of the next major version beside the current one, which is not changed.
   *
   * @param name the event type whose major version is increased
   * @param since the date of the first release of the next major version
   * @return the path of the new file
   * @throws ScaffoldException if there is no contract of the name, or the next version exists
   * @throws InvalidContractsException if the contract is invalid
   */
  public Path raiseMajor(EventName name, LocalDate since) {
    JsonSource source = require(name);
    if (name.majorVersion().isEmpty()) {
      throw new ScaffoldException(
          "'%s' has no major version: its name does not end in .v<major>, for example .v1"
              .formatted(name));
    }
    int major = name.majorVersion().getAsInt();
    String stem = name.value().substring(0, name.value().lastIndexOf(".v"));
    EventName next = EventName.imported(stem + ".v" + (major + 1));
    find(next).ifPresent(existing -> reject(next, existing));
    Path file = Path.of(source.file()).resolveSibling(next + ".avsc");
    return write(file, NextVersion.major(source, name, next, since), CREATE_NEW);
  }

  /**
   * Increases the minor version in the contract by one, and changes nothing else in the file.
   *
   * @param name the event type
   * @return the path of the file
   * @throws ScaffoldException if there is no contract of the name
   * @throws InvalidContractsException if the contract is invalid
   */
  public Path raiseMinor(EventName name) {
    JsonSource source = require(name);
    return write(Path.of(source.file()), NextVersion.minor(source), TRUNCATE_EXISTING);
  }

  private JsonSource require(EventName name) {
    JsonSource source =
        find(name)
            .orElseThrow(
                () -> new ScaffoldException("no contract of '" + name + "' in " + contracts));
    Contract.of(source);
    return source;
  }

  /** Finds a contract by the namespace in the file. Ignores files that cannot be read. */
  private Optional<JsonSource> find(EventName name) {
    if (!Files.isDirectory(contracts)) {
      return Optional.empty();
    }
    return ContractDirectory.files(contracts).stream()
        .flatMap(file -> read(file).stream())
        .filter(source -> source.root().path("namespace").asText().equals(name.value()))
        .findFirst();
  }

  private static Optional<JsonSource> read(Path file) {
    try {
      return Optional.of(JsonSource.read(file));
    } catch (InvalidContractsException e) {
      return Optional.empty();
    }
  }

  private static void reject(EventName name, JsonSource source) {
    throw new ScaffoldException("'" + name + "' already has a contract: " + source.file());
  }

  private static Path write(Path file, String text, OpenOption option) {
    Contract.parse(file.toString(), text);
    try {
      Path directory = file.getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      return Files.writeString(file, text, WRITE, option);
    } catch (IOException e) {
      throw new ScaffoldException("cannot write " + file + ": " + e, e);
    }
  }
}
