package org.openedx.eventbus.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.tools.desired.RegistryCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code eventbus schema registry check}: the registry's verdict before it is asked. */
@Command(
    name = "check",
    description =
        "For CI: compare the contracts with every version that is registered, and change nothing.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:nothing breaks", "100:something breaks", "1:failed", "2:wrong use"})
final class RegistryCheckCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private RegistryOptions options = new RegistryOptions();

  RegistryCheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (SchemaRegistry registry = options.registry()) {
      RegistryCheck check =
          RegistryCheck.of(
              options.desiredState(), registry, options.rules(), LocalDate.now(ZoneOffset.UTC));
      check
          .findings()
          .forEach(
              each ->
                  terminal
                      .out()
                      .println(
                          each.place()
                              + ": "
                              + each.severity().text()
                              + " "
                              + each.rule()
                              + ": "
                              + each.message()
                              + " "
                              + each.fix()));
      terminal
          .err()
          .println(
              "%d event types compared with %d registered versions, %d findings"
                  .formatted(check.eventTypes().size(), check.versions(), check.findings().size()));
      return check.isClean() ? ExitCode.DONE : ExitCode.FINDINGS;
    }
  }
}
