package org.openedx.eventbus.cli.schema;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.cli.common.CliCommand;
import org.openedx.eventbus.cli.common.UsageException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.check.BreakingOptions;
import org.openedx.eventbus.tools.check.CheckedModule;
import org.openedx.eventbus.tools.check.SchemaChecks;
import org.openedx.eventbus.tools.history.HistorySpec;
import org.openedx.eventbus.tools.rules.RuleSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands that report findings about schemas: {@code lint}, {@code breaking}, {@code compare}. */
final class CheckCommands {
  private CheckCommands() {}

  /** Contracts to check, and the rules. */
  static final class Options {
    @Parameters(paramLabel = "DIR", arity = "0..*", description = ModuleDirectories.ABOUT)
    private List<Path> directories = List.of();

    @Option(
        names = "--rules",
        paramLabel = "FILE",
        description = "Rules file. Default: " + RuleSet.FILE_NAME + " in each DIR, if it exists")
    private @Nullable Path rules;

    /**
     * Returns the checks.
     *
     * @throws UsageException if a directory or file does not exist
     */
    SchemaChecks checks() {
      return of(
          ModuleDirectories.given(directories).stream()
              .map(each -> ModuleDirectories.checked(each, rules))
              .toList());
    }
  }

  /** Returns the checks of modules, as of today. */
  static SchemaChecks of(List<CheckedModule> modules) {
    return SchemaChecks.of(modules, Path.of(""), LocalDate.now(ZoneOffset.UTC));
  }

  /** {@code eventbus schema lint}: checks contracts against the rules. */
  @Command(name = "lint", description = "Check contracts against the rules of docs/rules.")
  static final class Lint extends CliCommand {
    @Mixin private final Options options = new Options();
    @Mixin private final ReportOptions report = new ReportOptions();

    @Override
    public Integer call() {
      return report.write(options.checks().lint(), terminal());
    }
  }

  /** {@code eventbus schema breaking}: compares contracts with their earlier versions. */
  @Command(name = "breaking", description = "Compare contracts with their earlier versions.")
  static final class Breaking extends CliCommand {
    @Mixin private final Options options = new Options();

    @Option(
        names = "--against",
        paramLabel = "SOURCE",
        defaultValue = "released",
        description =
            "Earlier versions: git:REV[:SUBDIR], dir:PATH, released or registry:URL. Can be given"
                + " several times. git:A...B is the merge base of A and B, git:origin/main... that"
                + " of a branch. Credentials of a registry and the prefix of topics come from the"
                + " environment and eventbus.properties. Default: ${DEFAULT-VALUE}")
    private List<String> against = List.of();

    @Option(
        names = "--level",
        paramLabel = "LEVEL",
        description =
            "Compatibility level of all event types: ${COMPLETION-CANDIDATES}. Default: from the"
                + " rules file, or else FORWARD_TRANSITIVE")
    private @Nullable Compatibility level;

    @Mixin private final ReportOptions report = new ReportOptions();

    @Override
    public Integer call() {
      List<HistorySpec> sources =
          UsageException.parse(
              "--against: ", () -> against.stream().map(HistorySpec::parse).toList());
      BreakingOptions breaking =
          new BreakingOptions(sources, Optional.ofNullable(level), EventBusConfig::load);
      return report.write(options.checks().breaking(breaking), terminal());
    }
  }

  /** {@code eventbus schema compare}: compares any two Avro schemas. */
  @Command(name = "compare", description = "Compare any two Avro schemas, of events or not.")
  static final class Compare extends CliCommand {
    @Parameters(index = "0", paramLabel = "OLD", description = "File with the earlier schema.")
    private Path older = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", description = "File with the later schema.")
    private Path newer = Path.of("");

    @Option(
        names = "--level",
        paramLabel = "LEVEL",
        description = "Compatibility level: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Compatibility level = Compatibility.FORWARD_TRANSITIVE;

    @Mixin private final ReportOptions report = new ReportOptions();

    @Override
    public Integer call() {
      Path left = ModuleDirectories.file(older);
      Path right = ModuleDirectories.file(newer);
      return report.write(SchemaChecks.compare(left, right, level, Path.of("")), terminal());
    }
  }
}
