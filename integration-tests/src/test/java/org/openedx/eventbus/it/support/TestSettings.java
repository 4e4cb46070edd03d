package org.openedx.eventbus.it.support;

import java.util.LinkedHashMap;
import java.util.Map;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;

/** Settings of producers and consumers in tests. */
public final class TestSettings {
  private TestSettings() {}

  /** Returns settings that register schemas, create topics, and use no cache on disk. */
  public static EventBusConfig of(EventBusInfrastructure bus, String prefix) {
    return EventBusConfig.of(map(bus, prefix));
  }

  /** Returns the same settings as a map, for plain Kafka clients. */
  public static Map<String, String> map(EventBusInfrastructure bus, String prefix) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("eventbus.kafka.bootstrap.servers", bus.bootstrapServers());
    settings.put("eventbus.registry.url", bus.registryUrl());
    settings.put("eventbus.registry.auto-register", "true");
    settings.put("eventbus.registry.cache-dir", "");
    settings.put("eventbus.topic.prefix", prefix);
    settings.put("eventbus.topics.create", "missing");
    settings.put("eventbus.topics.partitions", "3");
    settings.put("eventbus.service.name", "lms");
    return settings;
  }
}
