package org.openedx.eventbus.cli;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.codec.internal.InvalidKeyPathException;
import org.openedx.eventbus.codec.internal.KeyPath;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.EventType;

/**
 * Where one event goes: what the options say, as settings over those of the configuration.
 *
 * @param type the event type
 * @param topic the one topic asked for
 * @param key the key path asked for
 */
record SendRoute(EventType<GenericRecord> type, Optional<String> topic, Optional<String> key) {
  private static final String WAIT_AT_MOST = "15s";

  /**
   * @throws WrongUseException when the key path is none of the type's
   */
  static SendRoute of(EventType<GenericRecord> type, @Nullable String topic, @Nullable String key) {
    if (key != null) {
      try {
        KeyPath unused = KeyPath.of(type.schema(), key);
      } catch (InvalidKeyPathException e) {
        throw new WrongUseException("--key: " + e.getMessage(), e);
      }
    }
    return new SendRoute(type, Optional.ofNullable(topic), Optional.ofNullable(key));
  }

  /** For one event by hand: nobody waits two minutes for an answer, or five milliseconds more. */
  static EventBusConfig defaults(EventBusConfig config) {
    return config
        .withDefault("eventbus.service.name", "eventbus-cli")
        .withDefault("eventbus.producer.delivery-timeout", WAIT_AT_MOST)
        .withDefault("eventbus.producer.close-timeout", "2s")
        .withDefault("eventbus.kafka.linger.ms", "0");
  }

  /** The configuration in which the type goes where it was asked to go. */
  EventBusConfig applyTo(EventBusConfig config) {
    EventBusConfig changed = config;
    for (String each : topics(config)) {
      String setting = "eventbus.produce." + type.name() + ".topics." + each + ".";
      if (topic.isPresent()) {
        changed = changed.with(setting + "enabled", String.valueOf(each.equals(topic.get())));
      }
      if (key.isPresent()) {
        changed = changed.with(setting + "key", key.get());
      }
    }
    return changed;
  }

  private Set<String> topics(EventBusConfig config) {
    Set<String> topics = new LinkedHashSet<>();
    topics.add(type.topic());
    topics.addAll(configured(config).keySet());
    topic.ifPresent(topics::add);
    return topics;
  }

  private Map<String, EventBusConfig.ProduceRoute> configured(EventBusConfig config) {
    return config.produceRoutes().getOrDefault(type.name(), Map.of());
  }

  /**
   * The producer would wait for a topic to come, as a service should.
   *
   * @throws CommandFailedException naming one that does not exist and will not be made
   */
  void requireTopics(EventBusConfig config) {
    if (config.topicCreation().mode() == EventBusConfig.TopicCreation.Mode.MISSING) {
      return;
    }
    Map<String, EventBusConfig.ProduceRoute> routes = configured(config);
    try (KafkaTopics kafka = new KafkaTopics(config)) {
      Set<String> existing = kafka.existing();
      for (String each : topics(config)) {
        boolean enabled =
            Optional.ofNullable(routes.get(each)).flatMap(EventBusConfig.ProduceRoute::enabled).orElse(true);
        if (enabled && !existing.contains(config.fullTopic(each))) {
          throw new CommandFailedException(
              "topic "
                  + config.fullTopic(each)
                  + " does not exist: create it, name another one with --topic, or set"
                  + " eventbus.topics.create=missing");
        }
      }
    }
  }
}
