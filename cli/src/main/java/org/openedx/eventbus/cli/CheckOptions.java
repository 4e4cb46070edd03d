package org.openedx.eventbus.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.tools.check.CheckedModule;
import org.openedx.eventbus.tools.check.SchemaChecks;
import org.openedx.eventbus.tools.rules.RuleSet;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which contracts are checked, and by which rules. */
final class CheckOptions {
  @Parameters(
      paramLabel = "DIR",
      arity = "0..*",
      description =
          "Modules with contracts in src/main/contracts, or directories of them. Default: schemas"
              + " if there is such a module, else this directory")
  private List<Path> directories = List.of();

  @Option(
      names = {"--config", "--rules"},
      paramLabel = "FILE",
      description =
          "The rules file. Default: " + RuleSet.FILE_NAME + " in each DIR, if there is one")
  private @Nullable Path rules;

  /**
   * @throws WrongUseException when a directory or file is not there
   */
  SchemaChecks checks() {
    List<CheckedModule> modules =
        ModuleDirectories.given(directories).stream()
            .map(CheckedModule::at)
            .map(each -> rules == null ? each : each.withRules(ModuleDirectories.file(rules)))
            .toList();
    return SchemaChecks.of(modules, Path.of(""), LocalDate.now(ZoneOffset.UTC));
  }
}
