package org.openedx.eventbus.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Holds the commands for those who own contracts. */
@Command(name = "schema", description = "Work on contracts.", synopsisSubcommandLabel = "COMMAND")
final class SchemaCommand {
  private SchemaCommand() {}

  /** The command with its parts. */
  static CommandLine line(Terminal terminal, List<String> arguments) {
    return new Subcommands()
        .with("asyncapi", rest -> new AsyncApiCommand(terminal))
        .with("breaking", rest -> new BreakingCommand(terminal))
        .with("bump", rest -> new BumpCommand(terminal))
        .with("catalog", rest -> new CatalogCommand(terminal))
        .with("compare", rest -> new CompareCommand(terminal))
        .with("generate", rest -> new GenerateCommand(terminal))
        .with("lint", rest -> new LintCommand(terminal))
        .with("new", rest -> new NewCommand(terminal))
        .with("registry", rest -> RegistryCommand.line(terminal))
        .with("release", rest -> new ReleaseCommand(terminal))
        .addTo(new CommandLine(new SchemaCommand()), arguments);
  }
}
