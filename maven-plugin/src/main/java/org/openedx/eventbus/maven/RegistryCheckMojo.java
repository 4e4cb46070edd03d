package org.openedx.eventbus.maven;

import java.io.File;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.tools.check.SchemaChecks;
import org.openedx.eventbus.tools.registry.Routing;
import org.openedx.eventbus.tools.report.Report;

/**
 * Compares the contracts with all their versions in a registry, and fails if the registry would
 * reject one. Does not change the registry. Credentials come from the configuration or the
 * environment.
 */
@Mojo(name = "registry-check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class RegistryCheckMojo extends CheckMojo {
  /**
   * The URL of the registry, for example {@code https://registry.acme.com}. Default: {@code
   * eventbus.registry.url} of the configuration or the environment.
   */
  @Parameter(property = "eventbus.registry.url")
  private @Nullable String registryUrl;

  /**
   * The prefix of topic names, for example {@code prod}. Default: {@code eventbus.topic.prefix} of
   * the configuration or the environment.
   */
  @Parameter(property = "eventbus.topic.prefix")
  private @Nullable String topicPrefix;

  /** A properties file with event bus settings, for example {@code eventbus.properties}. */
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
    // The disk cache lets services start without a registry. A check must read the registry.
    return loaded.with("eventbus.registry.cache-dir", "");
  }
}
