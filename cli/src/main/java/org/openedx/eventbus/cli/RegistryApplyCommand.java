package org.openedx.eventbus.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.tools.desired.PlanJson;
import org.openedx.eventbus.tools.desired.PlanText;
import org.openedx.eventbus.tools.desired.RegistryPlan;
import org.openedx.eventbus.tools.desired.RegistryPlan.Applied;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code eventbus schema registry apply}: does what a plan shows. */
@Command(
    name = "apply",
    description = {
      "Show the plan and do it. What is refused is left alone and the rest done. Running it again,"
          + " or twice at once, does no harm."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything is as it should be",
      "100:something was refused",
      "1:failed, perhaps half way",
      "2:wrong use"
    })
final class RegistryApplyCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private PlanOptions options = new PlanOptions();

  RegistryApplyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (SchemaRegistry registry = options.registry().open()) {
      RegistryPlan plan = RegistryPlan.of(options.registry().desiredState(), registry);
      List<Applied> applied =
          options.isJson() ? applyInJson(plan, registry) : applyInText(plan, registry);
      return applied.stream().allMatch(Applied::succeeded) ? ExitCode.DONE : ExitCode.FINDINGS;
    }
  }

  private List<Applied> applyInText(RegistryPlan plan, SchemaRegistry registry) {
    Consumer<String> print = terminal.out()::println;
    options.lines(plan).forEach(print);
    if (plan.isDone()) {
      return List.of();
    }
    print.accept("");
    return plan.apply(registry, each -> PlanText.of(each).ifPresent(print));
  }

  /** One document, also when the registry fails half way. */
  private List<Applied> applyInJson(RegistryPlan plan, SchemaRegistry registry) {
    List<Applied> applied = new ArrayList<>();
    try {
      return plan.apply(registry, applied::add);
    } finally {
      terminal.out().println(PlanJson.of(plan, applied));
    }
  }
}
