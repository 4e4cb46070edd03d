package org.openedx.eventbus.tools.maven;

import java.io.File;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.tools.contract.ContractDirectory;
import org.openedx.eventbus.tools.contract.InvalidContractsException;
import org.openedx.eventbus.tools.desired.DesiredState;
import org.openedx.eventbus.tools.desired.RegistryCheck;
import org.openedx.eventbus.tools.desired.Routing;
import org.openedx.eventbus.tools.rules.RuleSet;

/**
 * Compares the contracts with every version that a registry holds of them, and fails when one
 * breaks. Nothing is changed there. Credentials come from the configuration or the environment.
 */
@Mojo(name = "registry-check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class RegistryCheckMojo extends AbstractMojo {
  /** The directory of today's contracts. */
  @Parameter(
      property = "eventbus.contracts",
      defaultValue = "${project.basedir}/src/main/contracts",
      required = true)
  private @Nullable File contracts;

  /** The rules file, for levels and exceptions; it need not be there. */
  @Parameter(
      property = "eventbus.rules",
      defaultValue = "${project.basedir}/" + RuleSet.FILE_NAME,
      required = true)
  private @Nullable File rules;

  /** The registry's address; by default what the configuration or the environment says. */
  @Parameter(property = "eventbus.registry.url")
  private @Nullable String registryUrl;

  /** What stands before every topic; by default what the configuration or the environment says. */
  @Parameter(property = "eventbus.topic.prefix")
  private @Nullable String topicPrefix;

  /** A properties file of the event bus. */
  @Parameter(property = "eventbus.config")
  private @Nullable File config;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    RegistryCheck check = check();
    check.findings().forEach(each -> getLog().error(each.toString()));
    if (!check.isClean()) {
      throw new MojoFailureException(
          check.findings().size() + " findings against the registry, listed above");
    }
    getLog()
        .info(
            "%d event types follow all of %d registered versions"
                .formatted(check.eventTypes().size(), check.versions()));
  }

  private RegistryCheck check() throws MojoExecutionException, MojoFailureException {
    try {
      EventBusConfig settings = settings();
      RuleSet ruleSet =
          set(rules).isFile() ? RuleSet.read(set(rules).toPath()) : RuleSet.standard();
      DesiredState state =
          DesiredState.of(
              ContractDirectory.read(set(contracts).toPath()),
              ruleSet::level,
              Routing.configuredBy(settings));
      try (SchemaRegistry registry = SchemaRegistry.http(settings.registry())) {
        return RegistryCheck.of(state, registry, ruleSet, LocalDate.now(ZoneOffset.UTC));
      }
    } catch (InvalidContractsException e) {
      throw new MojoFailureException("contracts have " + e.getMessage());
    } catch (EventBusException e) {
      throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
    }
  }

  private EventBusConfig settings() {
    EventBusConfig loaded =
        config == null ? EventBusConfig.load() : EventBusConfig.load(config.toPath());
    if (registryUrl != null) {
      loaded = loaded.with("eventbus.registry.url", registryUrl);
    }
    if (topicPrefix != null) {
      loaded = loaded.with("eventbus.topic.prefix", topicPrefix);
    }
    return loaded.with("eventbus.registry.cache.dir", "");
  }

  private static <T> T set(@Nullable T parameter) throws MojoExecutionException {
    if (parameter == null) {
      throw new MojoExecutionException("a parameter of the goal was not set");
    }
    return parameter;
  }
}
