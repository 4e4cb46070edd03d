package org.openedx.eventbus.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Holds the commands for events that a group could not handle. */
@Command(
    name = "dead-letters",
    description = "Look at what a group could not handle, and give it back or discard it.",
    synopsisSubcommandLabel = "COMMAND")
final class DeadLettersCommand {
  private DeadLettersCommand() {}

  /** The command with its parts. */
  static CommandLine line(Terminal terminal) {
    return new CommandLine(new DeadLettersCommand())
        .addSubcommand("list", new DeadLettersListCommand(terminal))
        .addSubcommand("show", new DeadLettersShowCommand(terminal))
        .addSubcommand("redrive", new DeadLettersRedriveCommand(terminal))
        .addSubcommand("discard", new DeadLettersDiscardCommand(terminal));
  }
}
