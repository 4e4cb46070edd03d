package org.openedx.eventbus.cli.schema;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.cli.common.CliCommand;
import org.openedx.eventbus.cli.common.UsageException;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.tools.scaffold.Scaffold;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eventbus schema bump}: creates the next version of a contract. */
@Command(
    name = "bump",
    description =
        "Copy the contract of event type vN to a new contract of vN+1. With --minor, raise the"
            + " minor version in the contract.")
final class BumpCommand extends CliCommand {
  @Parameters(index = "0", paramLabel = "TYPE", description = "Event type with its version vN.")
  private String type = "";

  @Parameters(
      index = "1",
      paramLabel = "DIR",
      arity = "0..1",
      description = ModuleDirectories.ABOUT)
  private @Nullable Path module;

  @Option(names = "--minor", description = "For a compatible change.")
  private boolean minor;

  @Override
  public Integer call() {
    Scaffold scaffold = Scaffold.in(ModuleDirectories.contracts(module));
    EventName name = UsageException.parse("", () -> EventName.imported(type));
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    print("wrote " + (minor ? scaffold.raiseMinor(name) : scaffold.raiseMajor(name, today)));
    return SUCCESS;
  }
}
