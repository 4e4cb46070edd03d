package org.openedx.eventbus.tools.maven;

import java.io.File;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.tools.check.SchemaChecks;
import org.openedx.eventbus.tools.desired.Routing;
import org.openedx.eventbus.tools.report.Report;

/**
 * Compares the contracts with every version that a registry holds of them, and fails when it would
 * refuse one. Nothing is changed there. Credentials come from the configuration or the environment.
 */
@Mojo(name = "registry-check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class RegistryCheckMojo extends CheckMojo {
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
  Report check(SchemaChecks checks) {
    EventBusConfig settings = settings();
    try (SchemaRegistry registry = SchemaRegistry.http(settings.registry())) {
      return checks.registry(registry, Routing.configuredBy(settings));
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
    // What was remembered on disk is for services that must go on; here the registry itself counts.
    return loaded.with("eventbus.registry.cache-dir", "");
  }
}
