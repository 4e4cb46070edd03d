package org.openedx.eventbus.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Holds the commands for filters. */
@Command(
    name = "filters",
    description = "Look at what is wired into filters, and try it.",
    synopsisSubcommandLabel = "COMMAND")
final class FiltersCommand {
  private FiltersCommand() {}

  /** The command with its parts. */
  static CommandLine line(Terminal terminal) {
    return new CommandLine(new FiltersCommand())
        .addSubcommand("list", new FiltersListCommand(terminal))
        .addSubcommand("dry-run", new FiltersDryRunCommand(terminal));
  }
}
