package org.openedx.eventbus.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.tools.check.CheckedModule;
import org.openedx.eventbus.tools.check.SchemaChecks;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.InvalidContractsException;
import org.openedx.eventbus.tools.desired.DesiredState;
import org.openedx.eventbus.tools.desired.Routing;
import org.openedx.eventbus.tools.rules.RuleSet;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which contracts, which registry, and under which names the one should hold the others. */
final class RegistryOptions {
  private static final String TOPIC_PREFIX = "eventbus.topic.prefix";

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description =
          "A module with contracts in src/main/contracts, or a directory of them. Default: schemas"
              + " if there is such a module, else this directory")
  private @Nullable Path module;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      description =
          "The schema registry. Default: what the configuration says, else the one of 'eventbus"
              + " dev'. Credentials and certificates come from the configuration.")
  private @Nullable String url;

  @Option(
      names = "--prefix",
      paramLabel = "PREFIX",
      description = "Put before every topic with a dash. Default: what the configuration says.")
  private @Nullable String prefix;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = {ConfigFile.ABOUT, "Its topics and keys of event types count, too."})
  private @Nullable Path config;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description =
          "The rules file, for the compatibility levels and exceptions. Default: "
              + RuleSet.FILE_NAME
              + " in DIR, if there is one")
  private @Nullable Path rules;

  private EventBusConfig config() {
    EventBusConfig loaded = ConfigFile.load(config);
    if (url != null) {
      loaded = loaded.with(ConnectionOptions.REGISTRY_URL, url);
    }
    if (prefix != null) {
      loaded = loaded.with(TOPIC_PREFIX, prefix);
    }
    // What was remembered on disk is for services that must go on; here the registry itself counts.
    return loaded
        .withDefault(ConnectionOptions.REGISTRY_URL, ConnectionOptions.DEV_REGISTRY_URL)
        .with("eventbus.registry.cache-dir", "");
  }

  /** The contracts, and what belongs to them. */
  private CheckedModule module() {
    List<Path> given = module == null ? List.of() : List.of(module);
    CheckedModule found = CheckedModule.at(ModuleDirectories.given(given).get(0));
    return rules == null ? found : found.withRules(ModuleDirectories.file(rules));
  }

  /**
   * What the registry should hold.
   *
   * @throws WrongUseException when there are no contracts
   * @throws CommandFailedException with everything that is wrong with them or the rules file
   */
  DesiredState desiredState() {
    CheckedModule contracts = module();
    try {
      RuleSet levels = contracts.rules().map(RuleSet::read).orElseGet(RuleSet::standard);
      List<Contract> all = Contracts.in("DIR", contracts.contracts()).all();
      return DesiredState.of(all, levels::level, routing());
    } catch (InvalidContractsException e) {
      throw new CommandFailedException("the contracts have " + e.getMessage(), e);
    }
  }

  SchemaChecks checks() {
    return SchemaChecks.of(List.of(module()), Path.of(""), LocalDate.now(ZoneOffset.UTC));
  }

  Routing routing() {
    return Routing.configuredBy(config());
  }

  /** The caller closes it. */
  SchemaRegistry open() {
    return SchemaRegistry.http(config().registry());
  }

  /** Where the registry is, for people. */
  String registryName() {
    return String.join(", ", config().registry().urls().stream().map(String::valueOf).toList());
  }
}
