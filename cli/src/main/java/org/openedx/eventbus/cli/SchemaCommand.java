package org.openedx.eventbus.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Holds the commands for those who own contracts. */
@Command(name = "schema", description = "Work on contracts.", synopsisSubcommandLabel = "COMMAND")
final class SchemaCommand {
  private SchemaCommand() {}

  /** The command with its parts. */
  static CommandLine line(Terminal terminal) {
    return new CommandLine(new SchemaCommand())
        .addSubcommand("asyncapi", new AsyncApiCommand(terminal))
        .addSubcommand("breaking", new BreakingCommand(terminal))
        .addSubcommand("bump", new BumpCommand(terminal))
        .addSubcommand("catalog", new CatalogCommand(terminal))
        .addSubcommand("compare", new CompareCommand(terminal))
        .addSubcommand("generate", new GenerateCommand(terminal))
        .addSubcommand("lint", new LintCommand(terminal))
        .addSubcommand("new", new NewCommand(terminal))
        .addSubcommand("registry", RegistryCommand.line(terminal))
        .addSubcommand("release", new ReleaseCommand(terminal));
  }
}
