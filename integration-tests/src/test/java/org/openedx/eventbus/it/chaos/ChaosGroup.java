package org.openedx.eventbus.it.chaos;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.it.TestEvents;

/** Names and settings that all processes of a run share, without addresses. */
final class ChaosGroup {
  static final String NAME = "chaos-group";
  static final String MAILER = "mailer";
  static final String AUDIT = "audit";

  /** Name of the handler that parks keys. */
  static final String LEDGER = "ledger";

  static final List<String> HANDLERS = List.of(MAILER, AUDIT, LEDGER);
  static final String TOPIC = "chaos-facts";
  static final String DEAD_LETTERS = "chaos-" + NAME + ".dead-letters";
  static final EventType<GenericRecord> EVENT = TestEvents.type("chaos", "facts");

  /** Event type that no handler of the group is registered for. */
  static final EventType<GenericRecord> OTHER = TestEvents.type("other", "facts");

  static final String PROTOCOL = "eventbus.kafka.group.protocol";

  private ChaosGroup() {}

  /**
   * Returns settings with short intervals, so that a run has many faults in little time.
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
    settings.put(PROTOCOL, protocol);
    if (protocol.equals("classic")) {
      settings.putAll(sessionSettings());
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

  /** Returns the settings of sessions, which the protocol {@code consumer} has at the broker. */
  static Map<String, String> sessionSettings() {
    return Map.of(
        "eventbus.kafka.session.timeout.ms", "3000",
        "eventbus.kafka.heartbeat.interval.ms", "500");
  }

  /** Returns the settings of the brokers. */
  static Map<String, String> brokerSettings() {
    Map<String, String> settings = new TreeMap<>();
    // Rules of access for everyone, so that an operator can revoke a right.
    settings.put(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    settings.put("allow.everyone.if.no.acl.found", "true");
    settings.put("principal.builder.class", Principals.class.getName());
    settings.put("super.users", Principals.CONTROLLER);
    settings.put("group.min.session.timeout.ms", "1000");
    settings.put("group.consumer.min.session.timeout.ms", "1000");
    settings.put("group.consumer.session.timeout.ms", "3000");
    settings.put("group.consumer.min.heartbeat.interval.ms", "200");
    settings.put("group.consumer.heartbeat.interval.ms", "500");
    // A frozen follower delays acknowledgements no longer than this.
    settings.put("replica.lag.time.max.ms", "3000");
    // All commits are read at the end of a run, so compaction must not remove any.
    settings.put("offsets.topic.segment.bytes", "1073741824");
    return settings;
  }
}
