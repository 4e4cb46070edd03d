package org.openedx.eventbus.it.chaos;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.it.Facts;

/** What the processes of a run have in common: names, and settings but for addresses. */
final class Group {
  static final String NAME = "chaos-group";
  static final String MAILER = "mailer";
  static final String AUDIT = "audit";

  /** Parks. */
  static final String LEDGER = "ledger";

  static final List<String> HANDLERS = List.of(MAILER, AUDIT, LEDGER);
  static final String TOPIC = "chaos-facts";
  static final String DEAD_LETTERS = "chaos-" + NAME + ".dead-letters";
  static final String REDRIVE = "chaos-" + NAME + ".redrive";
  static final EventType<GenericRecord> FACT = Facts.type("chaos", "facts");

  /** Of no concern to this group. */
  static final EventType<GenericRecord> OTHER = Facts.type("other", "facts");

  private Group() {}

  /**
   * Short intervals, so that much goes wrong in little time.
   *
   * @param protocol Kafka's {@code group.protocol}
   */
  static Map<String, String> settings(
      String bootstrapServers, String registryUrl, String protocol) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("eventbus.kafka.bootstrap.servers", bootstrapServers);
    settings.put("eventbus.kafka.reconnect.backoff.max.ms", "200");
    settings.put("eventbus.kafka.metadata.max.age.ms", "1000");
    settings.put("eventbus.kafka.request.timeout.ms", "4000");
    settings.put("eventbus.kafka.default.api.timeout.ms", "10000");
    settings.put("eventbus.kafka.group.protocol", protocol);
    if (protocol.equals("classic")) {
      settings.put("eventbus.kafka.session.timeout.ms", "3000");
      settings.put("eventbus.kafka.heartbeat.interval.ms", "500");
    }
    settings.put("eventbus.registry.url", registryUrl);
    settings.put("eventbus.registry.auto-register", "true");
    settings.put("eventbus.registry.cache-dir", "");
    settings.put("eventbus.registry.timeout", "2s");
    settings.put("eventbus.topic.prefix", "chaos");
    settings.put("eventbus.topics.create", "missing");
    settings.put("eventbus.service.name", "chaos");
    settings.put("eventbus.consumer.concurrency", "16");
    settings.put("eventbus.consumer.close-timeout", "10s");
    settings.put("eventbus.consumer.commit-interval", "500ms");
    settings.put("eventbus.consumer.circuit-breaker.open-duration", "2s");
    settings.put("eventbus.producer.delivery-timeout", "30s");
    return settings;
  }

  /** The brokers' part of it. */
  static Map<String, String> brokerSettings() {
    return Map.of(
        "group.min.session.timeout.ms", "1000",
        "group.consumer.min.session.timeout.ms", "1000",
        "group.consumer.session.timeout.ms", "3000",
        "group.consumer.min.heartbeat.interval.ms", "200",
        "group.consumer.heartbeat.interval.ms", "500",
        // A frozen follower keeps nobody waiting for longer.
        "replica.lag.time.max.ms", "3000",
        // All commits are read back at the end, so none may be compacted away.
        "offsets.topic.segment.bytes", "1073741824");
  }
}
