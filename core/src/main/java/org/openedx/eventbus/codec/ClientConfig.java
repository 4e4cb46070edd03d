package org.openedx.eventbus.codec;

import java.util.HashMap;
import java.util.Map;
import org.openedx.eventbus.config.EventBusConfig;

/**
 * Extracts the {@code eventbus.*} settings from the configuration of a Kafka client. Kafka passes
 * its whole configuration to serializers and deserializers.
 */
final class ClientConfig {
  private static final String PREFIX = "eventbus.";

  private ClientConfig() {}

  static EventBusConfig of(Map<String, ?> configs) {
    Map<String, String> settings = new HashMap<>();
    configs.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX) && value != null) {
            settings.put(name, value.toString());
          }
        });
    return EventBusConfig.of(settings);
  }
}
