package org.openedx.eventbus.cli;

import java.util.concurrent.Callable;
import org.openedx.eventbus.registry.SchemaRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code eventbus schema registry check}: the registry's verdict before it is asked. */
@Command(
    name = "check",
    description =
        "For CI: compare the contracts with every version that is registered, and change nothing.")
final class RegistryCheckCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private RegistryOptions options = new RegistryOptions();

  @Mixin private ReportOptions report = new ReportOptions();

  RegistryCheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (SchemaRegistry registry = options.open()) {
      return report.write(options.checks().registry(registry, options.routing()), terminal);
    }
  }
}
