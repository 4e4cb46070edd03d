package org.openedx.eventbus.cli;

import java.util.Map;
import org.openedx.eventbus.config.EventBusConfig;

/** Settings for a broker and a registry that this command itself started. */
final class OwnBus {
  static final String SERVICE = "eventbus-cli";

  private OwnBus() {}

  /**
   * No file and no environment: what they say of credentials or TLS is meant for others. Nothing is
   * remembered on disk, as the next registry at this address may give other ids.
   */
  static EventBusConfig config(String bootstrapServers, String registryUrl) {
    return EventBusConfig.of(
        Map.of(
            ConnectionOptions.BOOTSTRAP_SERVERS,
            bootstrapServers,
            ConnectionOptions.REGISTRY_URL,
            registryUrl,
            "eventbus.registry.auto-register",
            "true",
            "eventbus.registry.cache-dir",
            "",
            "eventbus.topics.create",
            "missing",
            "eventbus.service.name",
            SERVICE));
  }
}
