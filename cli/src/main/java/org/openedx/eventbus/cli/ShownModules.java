package org.openedx.eventbus.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.contract.InvalidContractsException;
import org.openedx.eventbus.tools.generate.SchemaModule;
import picocli.CommandLine.Parameters;

/** Whose contracts a command shows. */
final class ShownModules {
  @Parameters(
      paramLabel = "DIR",
      arity = "0..*",
      defaultValue = "schemas",
      description = "Modules with contracts, or directories of them. Default: ${DEFAULT-VALUE}")
  private List<Path> directories = List.of();

  /**
   * Shows them.
   *
   * @param show takes the modules, and the levels that their rules files set
   * @throws CommandFailedException when one is no directory, or with everything that is wrong with
   *     the contracts or rules
   */
  <T> T show(BiFunction<List<SchemaModule>, Function<EventName, Compatibility>, T> show) {
    try {
      return show.apply(ModuleDirectories.of(directories), ModuleDirectories.levels(directories));
    } catch (InvalidContractsException e) {
      throw new CommandFailedException("the contracts have " + e.getMessage(), e);
    }
  }
}
