package org.openedx.eventbus.cli.schema;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.cli.common.CliCommand;
import org.openedx.eventbus.cli.common.CommandFailedException;
import org.openedx.eventbus.cli.common.ConnectionOptions;
import org.openedx.eventbus.cli.common.KnownContracts;
import org.openedx.eventbus.cli.common.UsageException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.tools.check.CheckedModule;
import org.openedx.eventbus.tools.check.SchemaChecks;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import org.openedx.eventbus.tools.registry.ApplyResult;
import org.openedx.eventbus.tools.registry.DesiredState;
import org.openedx.eventbus.tools.registry.RegistryPlan;
import org.openedx.eventbus.tools.registry.Routing;
import org.openedx.eventbus.tools.rules.RuleSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eventbus schema registry}: compares contracts with a registry, and registers them. */
@Command(
    name = "registry",
    description = "Compare contracts with a schema registry, or register them.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RegistryCommand.Plan.class,
      RegistryCommand.Apply.class,
      RegistryCommand.Check.class
    })
final class RegistryCommand {

  /** Contracts, registry, and the configuration that subjects follow from. */
  static final class Options {
    @Mixin private final ModuleDirectories.Given module = new ModuleDirectories.Given();

    @Option(
        names = "--registry",
        paramLabel = "URL",
        description =
            "Schema registry. Default: as configured, or else that of 'eventbus dev'. Credentials"
                + " and certificates come from the configuration.")
    private @Nullable String url;

    @Option(
        names = "--topic-prefix",
        paramLabel = "PREFIX",
        description = "Prefix of topics, for example prod. Default: as configured")
    private @Nullable String topicPrefix;

    /** Topics and keys of event types in this file apply too. */
    @Mixin private final ConnectionOptions.ConfigFile file = new ConnectionOptions.ConfigFile();

    @Option(
        names = "--rules",
        paramLabel = "FILE",
        description = "Rules file. Default: " + RuleSet.FILE_NAME + " in DIR, if it exists")
    private @Nullable Path rules;

    private EventBusConfig config() {
      EventBusConfig config =
          ConnectionOptions.override(file.load(), ConnectionOptions.REGISTRY_URL, url);
      // The disk cache is for services that must run without the registry.
      return ConnectionOptions.override(config, "eventbus.topic.prefix", topicPrefix)
          .withDefault(ConnectionOptions.REGISTRY_URL, ConnectionOptions.DEV_REGISTRY_URL)
          .with("eventbus.registry.cache-dir", "");
    }

    private CheckedModule module() {
      return ModuleDirectories.checked(module.directory(), rules);
    }

    /**
     * Returns the desired state of the registry.
     *
     * @throws UsageException if there are no contracts
     * @throws CommandFailedException with all problems of contracts and rules file
     */
    DesiredState desiredState() {
      CheckedModule checked = module();
      try {
        RuleSet levels = checked.rules().map(RuleSet::read).orElseGet(RuleSet::standard);
        List<Contract> all = KnownContracts.in("DIR", checked.contracts()).all();
        return DesiredState.of(all, levels::level, routing());
      } catch (InvalidContractsException e) {
        throw new CommandFailedException("the contracts have " + e.getMessage(), e);
      }
    }

    Routing routing() {
      return Routing.configuredBy(config());
    }

    /** Connects to the registry; the caller closes the client. */
    SchemaRegistry open() {
      return SchemaRegistry.http(config().registry());
    }
  }

  /** Command that plans, and prints as text or JSON. */
  abstract static class PlanningCommand extends CliCommand {
    @Mixin final Options options = new Options();

    @Mixin private final FormatOption format = new FormatOption();

    @Override
    public Integer call() {
      try (SchemaRegistry registry = options.open()) {
        RegistryPlan plan = RegistryPlan.of(options.desiredState(), registry);
        return format.isJson() ? json(plan, registry) : text(plan, registry);
      }
    }

    final void printPlan(RegistryPlan plan) {
      List<URI> urls = options.config().registry().urls();
      print("registry " + String.join(", ", urls.stream().map(URI::toString).toList()));
      plan.text().forEach(this::print);
    }

    abstract int text(RegistryPlan plan, SchemaRegistry registry);

    abstract int json(RegistryPlan plan, SchemaRegistry registry);
  }

  /** {@code eventbus schema registry plan}: prints the changes of {@code apply}. */
  @Command(
      name = "plan",
      description = "Print the schemas and levels to register, set or reject. Changes nothing.",
      exitCodeListHeading = CliCommand.EXIT_CODES,
      exitCodeList = {
        "0:nothing is rejected", "100:something is rejected",
        "1:failure", "2:usage error"
      })
  static final class Plan extends PlanningCommand {
    @Override
    int text(RegistryPlan plan, SchemaRegistry registry) {
      printPlan(plan);
      return plan.refuses() ? FINDINGS : SUCCESS;
    }

    @Override
    int json(RegistryPlan plan, SchemaRegistry registry) {
      print(plan.json());
      return plan.refuses() ? FINDINGS : SUCCESS;
    }
  }

  /** {@code eventbus schema registry apply}: registers contracts and sets levels. */
  @Command(
      name = "apply",
      description =
          "Print the plan and carry it out. Rejected changes are skipped. Running it again, or"
              + " twice at the same time, is safe.",
      exitCodeListHeading = CliCommand.EXIT_CODES,
      exitCodeList = {
        "0:the registry has the desired state", "100:something was rejected",
        "1:failure, possibly after some changes", "2:usage error"
      })
  static final class Apply extends PlanningCommand {
    @Override
    int text(RegistryPlan plan, SchemaRegistry registry) {
      printPlan(plan);
      if (plan.isDone()) {
        return SUCCESS;
      }
      print("");
      return exitCode(plan.apply(registry, each -> each.text().ifPresent(this::print)));
    }

    /** Prints one document, even if the registry fails after some changes. */
    @Override
    int json(RegistryPlan plan, SchemaRegistry registry) {
      List<ApplyResult> applied = new ArrayList<>();
      try {
        return exitCode(plan.apply(registry, applied::add));
      } finally {
        print(plan.json(applied));
      }
    }

    private static int exitCode(List<ApplyResult> applied) {
      return applied.stream().allMatch(ApplyResult::succeeded) ? SUCCESS : FINDINGS;
    }
  }

  /** {@code eventbus schema registry check}: compares contracts with all registered versions. */
  @Command(
      name = "check",
      description = "For CI: compare the contracts with all registered versions. Changes nothing.")
  static final class Check extends CliCommand {
    @Mixin private final Options options = new Options();
    @Mixin private final ReportOptions report = new ReportOptions();

    @Override
    public Integer call() {
      try (SchemaRegistry registry = options.open()) {
        SchemaChecks checks = CheckCommands.of(List.of(options.module()));
        return report.write(checks.registry(registry, options.routing()), terminal());
      }
    }
  }
}
