package org.openedx.eventbus.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Holds the commands that bring contracts and a registry together. */
@Command(
    name = "registry",
    description = "Compare contracts with a schema registry, and register them.",
    synopsisSubcommandLabel = "COMMAND")
final class RegistryCommand {
  private RegistryCommand() {}

  /** The command with its parts. */
  static CommandLine line(Terminal terminal) {
    return new CommandLine(new RegistryCommand())
        .addSubcommand("plan", new RegistryPlanCommand(terminal))
        .addSubcommand("apply", new RegistryApplyCommand(terminal))
        .addSubcommand("check", new RegistryCheckCommand(terminal));
  }
}
