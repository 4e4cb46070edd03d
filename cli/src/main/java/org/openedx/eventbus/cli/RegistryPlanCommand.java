package org.openedx.eventbus.cli;

import java.util.concurrent.Callable;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.tools.desired.PlanJson;
import org.openedx.eventbus.tools.desired.RegistryPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code eventbus schema registry plan}: what would be done, and nothing done. */
@Command(
    name = "plan",
    description = "Show what would be registered, set or refused, and change nothing.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:nothing is refused", "100:something is refused", "1:failed", "2:wrong use"})
final class RegistryPlanCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private PlanOptions options = new PlanOptions();

  RegistryPlanCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (SchemaRegistry registry = options.registry().open()) {
      RegistryPlan plan = RegistryPlan.of(options.registry().desiredState(), registry);
      if (options.isJson()) {
        terminal.out().println(PlanJson.of(plan));
      } else {
        options.lines(plan).forEach(terminal.out()::println);
      }
      return plan.refuses() ? ExitCode.FINDINGS : ExitCode.DONE;
    }
  }
}
