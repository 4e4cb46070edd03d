package org.openedx.eventbus.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.openedx.eventbus.tools.catalog.Catalog;
import org.openedx.eventbus.tools.contract.InvalidContractsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eventbus schema catalog}: contracts as a static site. */
@Command(
    name = "catalog",
    description = {
      "Write a static site of contracts: an index with a search, and a page for each event type."
          + " It needs no server; open its index.html."
    })
final class CatalogCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..*",
      defaultValue = "schemas",
      description = {"Modules with contracts, or directories of them. Default: ${DEFAULT-VALUE}"})
  private List<Path> directories = List.of();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "target/catalog",
      description = "Where the site goes. Default: ${DEFAULT-VALUE}")
  private Path output = Path.of("target/catalog");

  CatalogCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try {
      Catalog.Written written =
          Catalog.of(ModuleDirectories.of(directories))
              .withLevels(ModuleDirectories.levels(directories))
              .write(output);
      terminal
          .out()
          .printf(
              "wrote %s (event types: %d, files: %d)%n",
              output.resolve("index.html"), written.events(), written.files());
      return ExitCode.DONE;
    } catch (InvalidContractsException e) {
      throw new CommandFailedException("the contracts have " + e.getMessage(), e);
    }
  }
}
