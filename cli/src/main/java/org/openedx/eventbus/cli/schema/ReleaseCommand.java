package org.openedx.eventbus.cli.schema;

import java.util.List;
import org.openedx.eventbus.cli.common.CliCommand;
import org.openedx.eventbus.tools.contract.ContractDirectory;
import org.openedx.eventbus.tools.generate.SchemaModule;
import org.openedx.eventbus.tools.scaffold.Release;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code eventbus schema release}: copies the current contracts to the released ones. */
@Command(
    name = "release",
    description =
        "Copy the current contracts to DIR/released/<event type>/<minor version>.avsc, with their"
            + " checksums. Released versions never change: a contract that differs from its release"
            + " needs a higher minor version.")
final class ReleaseCommand extends CliCommand {
  @Mixin private final ModuleDirectories.Given module = new ModuleDirectories.Given();

  @Override
  public Integer call() {
    SchemaModule schemas = module.module();
    List<String> released =
        Release.of(ContractDirectory.read(schemas.contracts()), schemas.released());
    released.forEach(each -> print("released " + each));
    if (released.isEmpty()) {
      inform("all contracts in " + schemas.contracts() + " are already released");
    }
    return SUCCESS;
  }
}
