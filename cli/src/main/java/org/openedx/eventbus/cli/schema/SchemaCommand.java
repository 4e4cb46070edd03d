package org.openedx.eventbus.cli.schema;

import java.util.List;
import org.openedx.eventbus.cli.common.LazySubcommands;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code eventbus schema}: commands for owners of contracts. */
@Command(
    name = "schema",
    description = "Create, check, publish and register contracts.",
    synopsisSubcommandLabel = "COMMAND")
public final class SchemaCommand {
  private SchemaCommand() {}

  /** Creates the command with the subcommand that the arguments name, or else with all. */
  public static CommandLine line(List<String> arguments) {
    return new LazySubcommands()
        .with("asyncapi", AsyncApiCommand::new)
        .with("breaking", CheckCommands.Breaking::new)
        .with("bump", BumpCommand::new)
        .with("catalog", CatalogCommand::new)
        .with("compare", CheckCommands.Compare::new)
        .with("generate", GenerateCommand::new)
        .with("lint", CheckCommands.Lint::new)
        .with("new", NewCommand::new)
        .with("registry", RegistryCommand::new)
        .with("release", ReleaseCommand::new)
        .addTo(new CommandLine(new SchemaCommand()), arguments);
  }
}
