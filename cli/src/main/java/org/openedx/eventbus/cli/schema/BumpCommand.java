package org.openedx.eventbus.cli.schema;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.openedx.eventbus.cli.common.CliCommand;
import org.openedx.eventbus.cli.common.UsageException;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.tools.scaffold.Scaffold;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private final ModuleDirectories.Given module = new ModuleDirectories.Given();

  @Option(names = "--minor", description = "For a compatible change.")
  private boolean minor;

  @Override
  public Integer call() {
    Scaffold scaffold = Scaffold.in(module.contracts());
    EventName name = UsageException.parse("", () -> EventName.imported(type));
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    print("wrote " + (minor ? scaffold.raiseMinor(name) : scaffold.raiseMajor(name, today)));
    return SUCCESS;
  }
}
