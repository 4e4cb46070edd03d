package org.openedx.eventbus.cli;

import picocli.CommandLine.Command;

/** Holds the commands for those who own contracts. */
@Command(name = "schema", description = "Work on contracts.", synopsisSubcommandLabel = "COMMAND")
final class SchemaCommand {}
