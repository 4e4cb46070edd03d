package org.openedx.eventbus.config;

import static org.openedx.eventbus.config.SettingTypes.BOOLEAN;
import static org.openedx.eventbus.config.SettingTypes.COUNT;
import static org.openedx.eventbus.config.SettingTypes.COUNT_OR_NONE;
import static org.openedx.eventbus.config.SettingTypes.DEADLINE;
import static org.openedx.eventbus.config.SettingTypes.DIRECTORY;
import static org.openedx.eventbus.config.SettingTypes.DURATION;
import static org.openedx.eventbus.config.SettingTypes.OPTIONAL_PATH;
import static org.openedx.eventbus.config.SettingTypes.PATH;
import static org.openedx.eventbus.config.SettingTypes.PLUGIN_IDS;
import static org.openedx.eventbus.config.SettingTypes.SECRET;
import static org.openedx.eventbus.config.SettingTypes.SIZE;
import static org.openedx.eventbus.config.SettingTypes.START;
import static org.openedx.eventbus.config.SettingTypes.TEXT;
import static org.openedx.eventbus.config.SettingTypes.TOPIC;
import static org.openedx.eventbus.config.SettingTypes.URLS;
import static org.openedx.eventbus.config.SettingTypes.oneOf;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openedx.eventbus.registry.Secret;

/** The table of settings: the single source of names, defaults and descriptions. */
final class Settings {
  static final String PREFIX = "eventbus.";
  static final String KAFKA = PREFIX + "kafka.";
  static final String PRODUCE = PREFIX + "produce.";
  static final String CONSUME = PREFIX + "consume.";
  static final String RECEIVERS = PREFIX + "receivers.";
  static final String PLUGIN = PREFIX + "plugin.";
  static final String FILTERS = PREFIX + "filters.";

  private static final Map<String, Key<?>> KEYS = new LinkedHashMap<>();

  /** A setting together with the type of its value. */
  record Key<T>(Setting setting, SettingType<T> type) {
    String name() {
      return setting.name();
    }

    Key<T> or(String openEdxName) {
      List<String> names = new ArrayList<>(setting.openEdxNames());
      names.add(openEdxName);
      return listed(
          new Key<>(
              new Setting(
                  setting.name(),
                  setting.defaultValue(),
                  names,
                  setting.expected(),
                  setting.secret(),
                  setting.about()),
              type));
    }
  }

  static final Key<String> SERVICE_NAME =
      key("service.name", TEXT, "The service's name in ce_source; needed to produce.")
          .or("EVENTS_SERVICE_NAME")
          .or("SERVICE_VARIANT");
  static final Key<String> TOPIC_PREFIX =
      key("topic.prefix", TOPIC, "Put before every topic with a dash, one per environment.")
          .or("EVENT_BUS_TOPIC_PREFIX");

  static final Key<String> BOOTSTRAP_SERVERS =
      key("kafka.bootstrap.servers", TEXT, "Kafka's addresses, host:port with commas between.")
          .or("EVENT_BUS_KAFKA_BOOTSTRAP_SERVERS");
  static final Key<String> BROKER_KEY =
      key("broker.api.key", TEXT.asSecret(), "User for SASL PLAIN over TLS, with its secret.")
          .or("EVENT_BUS_KAFKA_API_KEY");
  static final Key<Secret> BROKER_SECRET =
      key("broker.api.secret", SECRET, "Password of eventbus.broker.api.key.")
          .or("EVENT_BUS_KAFKA_API_SECRET");

  static final Key<List<URI>> REGISTRY_URL =
      key("registry.url", URLS, "The schema registry, under one or several addresses.")
          .or("EVENT_BUS_KAFKA_SCHEMA_REGISTRY_URL");
  static final Key<String> REGISTRY_KEY =
      key("registry.api.key", TEXT.asSecret(), "User for the registry, with its secret.")
          .or("EVENT_BUS_KAFKA_SCHEMA_REGISTRY_API_KEY");
  static final Key<Secret> REGISTRY_SECRET =
      key("registry.api.secret", SECRET, "Password of eventbus.registry.api.key.")
          .or("EVENT_BUS_KAFKA_SCHEMA_REGISTRY_API_SECRET");
  static final Key<Secret> REGISTRY_TOKEN =
      key("registry.bearer.token", SECRET, "A token for the registry instead of key and secret.");
  static final Key<Boolean> REGISTRY_AUTO_REGISTER =
      key("registry.auto.register", BOOLEAN, "false", "Whether sending may register a schema.");
  static final Key<Duration> REGISTRY_TIMEOUT =
      key("registry.timeout", DURATION, "10s", "For one request to one address of the registry.");
  static final Key<Duration> REGISTRY_VERIFY =
      key("registry.verify.interval", DURATION, "5m", "How often a known id is asked for again.");
  static final Key<Optional<Path>> REGISTRY_CACHE =
      key(
          "registry.cache.dir",
          OPTIONAL_PATH,
          "${user.home}/.cache/openedx-eventbus/registry",
          "Where ids are remembered for the time the registry is away; empty for nowhere.");
  static final Key<Path> TRUST_LOCATION =
      key("registry.ssl.truststore.location", PATH, "Authorities to trust for the registry.");
  static final Key<Secret> TRUST_PASSWORD =
      key("registry.ssl.truststore.password", SECRET, "Password of the trust store.");
  static final Key<String> TRUST_TYPE =
      key("registry.ssl.truststore.type", TEXT, "PKCS12", "PKCS12, JKS or PEM.");
  static final Key<Path> KEY_LOCATION =
      key("registry.ssl.keystore.location", PATH, "Own certificate and key for the registry.");
  static final Key<Secret> KEY_PASSWORD =
      key("registry.ssl.keystore.password", SECRET, "Password of the key store and its key.");
  static final Key<String> KEY_TYPE =
      key("registry.ssl.keystore.type", TEXT, "PKCS12", "PKCS12 or JKS.");

  static final Key<Long> PRODUCER_BUFFER =
      key("producer.buffer.bytes", SIZE, "32MiB", "What may wait for the broker; then send fails.");
  static final Key<Duration> PRODUCER_DELIVERY =
      key(
          "producer.delivery.timeout",
          DURATION,
          "2m",
          "How long an event may wait for its topic and ids, and then for the broker.");
  static final Key<Duration> PRODUCER_CLOSE =
      key("producer.close.timeout", DEADLINE, "30s", "How long closing waits for the broker.");
  static final Key<Partitioning> PRODUCER_PARTITIONER =
      key(
          "producer.partitioner",
          oneOf(Partitioning.class),
          "crc32",
          "crc32 shares keys' partitions with Open edX; kafka with other Java producers.");

  static final Key<TopicCreation.Mode> TOPICS_CREATE =
      key("topics.create", oneOf(TopicCreation.Mode.class), "none", "Which topics to create.");
  static final Key<Integer> TOPICS_PARTITIONS =
      key("topics.partitions", COUNT, "Of a topic that is created; else the broker's default.");
  static final Key<Integer> TOPICS_REPLICATION =
      key("topics.replication.factor", COUNT, "Likewise.");
  static final Key<Duration> TOPICS_RETENTION = key("topics.retention", DURATION, "Likewise.");

  static final Key<StartPosition> CONSUMER_START =
      key(
          "consumer.start",
          START,
          "earliest",
          "Where a group begins that has never read: earliest, latest, or a time.");
  static final Key<Integer> CONSUMER_CONCURRENCY =
      key(
          "consumer.concurrency",
          COUNT,
          "How many handlers run at once; else 2 a core, at least 4.");
  static final Key<Ordering> CONSUMER_ORDERING =
      key(
          "consumer.ordering",
          oneOf(Ordering.class),
          "key",
          "Events of one key, or of one partition, are handled one after the other.");
  static final Key<Duration> CONSUMER_CLOSE =
      key("consumer.close.timeout", DEADLINE, "30s", "How long closing waits for handlers.");
  static final Key<Long> CONSUMER_BUFFER_BYTES =
      key(
          "consumer.buffer.bytes",
          SIZE,
          "64MiB",
          "What a consumer may hold, beyond Kafka's own fetches.");
  static final Key<Integer> CONSUMER_BUFFER_RECORDS =
      key("consumer.buffer.records", COUNT, "1000", "How many events of one partition.");
  static final Key<Duration> CONSUMER_COMMIT =
      key("consumer.commit.interval", DURATION, "1s", "How often what was handled is committed.");
  static final Key<IncompatibleEvents> CONSUMER_INCOMPATIBLE =
      key(
          "consumer.incompatible",
          oneOf(IncompatibleEvents.class),
          "pause",
          "For events that the contract cannot read: pause waits for a deployment.");
  static final Key<Integer> BREAKER_KEYS =
      key(
          "consumer.breaker.keys",
          COUNT_OR_NONE,
          "20",
          "So many keys failing one after the other pause a handler; 0 never.");
  static final Key<Duration> BREAKER_WITHIN =
      key("consumer.breaker.within", DURATION, "30s", "How close together they fail.");
  static final Key<Duration> BREAKER_PAUSE =
      key("consumer.breaker.pause", DURATION, "30s", "How long the handler gets nothing.");

  static final Key<Duration> RECEIVERS_SLOW =
      key("receivers.slow", DURATION, "500ms", "A receiver that takes longer is warned of.");
  static final Key<Path> PLUGINS_DIRECTORY =
      key("plugins.dir", DIRECTORY, "Where jars with plugins are, besides the class path.");
  static final Key<List<String>> PLUGINS_ENABLED =
      key("plugins.enabled", PLUGIN_IDS, "The plugins to run; else all there are.");
  static final Key<List<String>> PLUGINS_DISABLED =
      key("plugins.disabled", PLUGIN_IDS, "The plugins not to run.");
  static final Key<FailedPlugins> PLUGINS_ON_FAILURE =
      key(
          "plugins.on.failure",
          oneOf(FailedPlugins.class),
          "isolate",
          "A plugin that cannot be run: isolate runs the others, stop ends the process.");
  static final Key<Duration> FILTERS_SLOW =
      key("filters.slow", DURATION, "500ms", "A filter step that takes longer is warned of.");

  private Settings() {}

  private static <T> Key<T> key(String name, SettingType<T> type, String about) {
    return key(name, type, Optional.empty(), about);
  }

  private static <T> Key<T> key(String name, SettingType<T> type, String byDefault, String about) {
    return key(name, type, Optional.of(byDefault), about);
  }

  private static <T> Key<T> key(
      String name, SettingType<T> type, Optional<String> byDefault, String about) {
    return listed(
        new Key<>(
            new Setting(PREFIX + name, byDefault, List.of(), type.expected(), type.secret(), about),
            type));
  }

  private static <T> Key<T> listed(Key<T> key) {
    KEYS.put(key.name(), key);
    return key;
  }

  /** Every key by its name, in the order of the table. */
  static Map<String, Key<?>> all() {
    return Collections.unmodifiableMap(KEYS);
  }
}
