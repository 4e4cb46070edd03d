package org.openedx.eventbus.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.openedx.eventbus.tools.catalog.Catalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eventbus schema catalog}: contracts as a static site. */
@Command(
    name = "catalog",
    description = {
      "Write a static site of contracts: an index with a search, and a page for each event type."
          + " It needs no server; open its index.html."
    })
final class CatalogCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ShownModules modules = new ShownModules();

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
    Catalog.Written written =
        modules.show((all, levels) -> Catalog.of(all).withLevels(levels).write(output));
    terminal
        .out()
        .printf(
            "wrote %s (event types: %d, files: %d)%n",
            output.resolve("index.html"), written.events(), written.files());
    return ExitCode.DONE;
  }
}
