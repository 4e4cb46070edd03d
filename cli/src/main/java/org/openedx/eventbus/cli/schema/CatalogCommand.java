package org.openedx.eventbus.cli.schema;

import java.nio.file.Path;
import org.openedx.eventbus.cli.common.CliCommand;
import org.openedx.eventbus.tools.catalog.Catalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eventbus schema catalog}: writes contracts as a static site. */
@Command(
    name = "catalog",
    description =
        "Write contracts as a static site: an index with a search, and a page per event type. The"
            + " site needs no server; open its index.html.")
final class CatalogCommand extends CliCommand {
  @Mixin private final ModuleDirectories.Published modules = new ModuleDirectories.Published();

  @Option(names = "--output", paramLabel = "DIR", description = "Default: ${DEFAULT-VALUE}")
  private Path output = Path.of("target/catalog");

  @Override
  public Integer call() {
    Catalog.Written written =
        modules.publish((all, levels) -> Catalog.of(all).withLevels(levels).write(output));
    print(
        "wrote %s (event types: %d, files: %d)"
            .formatted(output.resolve("index.html"), written.events(), written.files()));
    return SUCCESS;
  }
}
