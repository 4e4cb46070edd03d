package org.openedx.eventbus.tools.scaffold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Optional;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.ContractDirectory;
import org.openedx.eventbus.tools.contract.InvalidContractsException;
import org.openedx.eventbus.tools.contract.JsonSource;

/** Begins and raises the contracts of a directory. No file is overwritten but by a raised minor. */
public final class Scaffold {
  private final Path contracts;

  private Scaffold(Path contracts) {
    this.contracts = contracts;
  }

  /**
   * @param contracts the directory of today's contracts
   */
  public static Scaffold in(Path contracts) {
    return new Scaffold(contracts);
  }

  /**
   * Writes the contract of a new event type into the directory of its subdomain.
   *
   * @return the file
   * @throws ScaffoldException when the event type has a contract already
   */
  public Path create(NewContract contract) {
    find(contract.name()).ifPresent(source -> refuse(contract.name(), source));
    Path directory = contracts.resolve(contract.name().subdomain());
    return write(directory.resolve(contract.name() + ".avsc"), contract.text());
  }

  /**
   * Writes the contract of the next major version beside the old one, which stays as it is.
   *
   * @param since the day of its first release
   * @return the file
   * @throws ScaffoldException when there is no such contract, or the next one is there already
   * @throws InvalidContractsException when the contract has problems of its own
   */
  public Path raiseMajor(EventName name, LocalDate since) {
    JsonSource source = require(name);
    if (name.majorVersion().isEmpty()) {
      throw new ScaffoldException(
          "'" + name + "' has no major version to raise: its name does not end in .v1");
    }
    int major = name.majorVersion().getAsInt();
    String stem = name.value().substring(0, name.value().lastIndexOf(".v"));
    EventName next = EventName.imported(stem + ".v" + (major + 1));
    find(next).ifPresent(there -> refuse(next, there));
    return write(
        Path.of(source.file()).resolveSibling(next + ".avsc"),
        NextVersion.major(source, name, next, since));
  }

  /**
   * Raises the minor version in the contract itself, and changes nothing else in the file.
   *
   * @return the file
   * @throws ScaffoldException when there is no such contract
   * @throws InvalidContractsException when the contract has problems of its own
   */
  public Path raiseMinor(EventName name) {
    JsonSource source = require(name);
    Path file = Path.of(source.file());
    String text = NextVersion.minor(source);
    Contract.parse(source.file(), text);
    try {
      Files.writeString(file, text);
      return file;
    } catch (IOException e) {
      throw new ScaffoldException("cannot write " + file + ": " + e, e);
    }
  }

  private JsonSource require(EventName name) {
    JsonSource source =
        find(name)
            .orElseThrow(
                () -> new ScaffoldException("no contract of '" + name + "' is in " + contracts));
    Contract.of(source);
    return source;
  }

  /** By what is in the file; what cannot be read is none. */
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

  private static void refuse(EventName name, JsonSource source) {
    throw new ScaffoldException("'" + name + "' has a contract already: " + source.file());
  }

  private static Path write(Path file, String text) {
    Contract.parse(file.toString(), text);
    try {
      Path directory = file.getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      return Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new ScaffoldException("cannot write " + file + ": " + e, e);
    }
  }
}
