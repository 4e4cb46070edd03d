package org.openedx.eventbus.cli;

import java.util.concurrent.Callable;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.tools.desired.PlanJson;
import org.openedx.eventbus.tools.desired.PlanText;
import org.openedx.eventbus.tools.desired.RegistryPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eventbus schema registry plan}: what would be done, and nothing done. */
@Command(
    name = "plan",
    description = "Show what would be registered, set or refused, and change nothing.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:nothing is refused", "100:something is refused", "1:failed", "2:wrong use"})
final class RegistryPlanCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private RegistryOptions options = new RegistryOptions();

  @Option(names = "--format", paramLabel = "text|json", description = "Default: ${DEFAULT-VALUE}")
  private PlanFormat format = PlanFormat.TEXT;

  RegistryPlanCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (SchemaRegistry registry = options.registry()) {
      RegistryPlan plan = RegistryPlan.of(options.desiredState(), registry);
      if (format == PlanFormat.JSON) {
        terminal.out().println(PlanJson.of(plan));
      } else {
        terminal.out().println("registry " + options.registryName());
        PlanText.of(plan).forEach(terminal.out()::println);
      }
      return plan.refuses() ? ExitCode.FINDINGS : ExitCode.DONE;
    }
  }
}
