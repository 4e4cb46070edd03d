package org.openedx.eventbus.codec;

import java.util.HashMap;
import java.util.Map;
import org.openedx.eventbus.config.EventBusConfig;

/**
 * Finds our own settings among those of a Kafka client, which hands all of them to its plug-ins.
 */
final class ClientConfig {
  private static final String PREFIX = "eventbus.";

  private ClientConfig() {}

  static EventBusConfig of(Map<String, ?> configs) {
    Map<String, String> ours = new HashMap<>();
    configs.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX) && value != null) {
            ours.put(name, value.toString());
          }
        });
    return EventBusConfig.of(ours);
  }
}
