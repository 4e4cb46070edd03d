package org.openedx.eventbus.config;

import static org.openedx.eventbus.config.SettingType.BOOLEAN;
import static org.openedx.eventbus.config.SettingType.DURATION;
import static org.openedx.eventbus.config.SettingType.FILE;
import static org.openedx.eventbus.config.SettingType.INTEGER;
import static org.openedx.eventbus.config.SettingType.POSITIVE_DURATION;
import static org.openedx.eventbus.config.SettingType.POSITIVE_INTEGER;
import static org.openedx.eventbus.config.SettingType.SECRET;
import static org.openedx.eventbus.config.SettingType.TEXT;
import static org.openedx.eventbus.config.SettingType.TOPIC;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.config.EventBusConfig.TopicCreation;
import org.openedx.eventbus.config.SettingsReader.SourcedValue;
import org.openedx.eventbus.registry.Secret;

/** Settings of core: service, topics, broker, registry and routes. */
final class CoreSettings implements SettingsSection<RouteSettings> {
  static final String KAFKA = "eventbus.kafka.";
  static final String PRODUCE = "eventbus.produce.";
  static final String CONSUME = "eventbus.consume.";

  static final Setting<String> SERVICE_NAME =
      Setting.of(
              "eventbus.service.name",
              TEXT,
              "Name of the service, for example mailer. Part of the ce_source header. Required to"
                  + " send events.")
          .withOpenEdxName("EVENTS_SERVICE_NAME")
          .withOpenEdxName("SERVICE_VARIANT");
  static final Setting<String> SERVICE_SOURCE =
      Setting.of(
              "eventbus.service.source",
              SettingType.of(
                  "a URI reference; {service} is replaced by the service's name",
                  CoreSettings::sourceTemplate),
              "Template of the ce_source header, for example /acme/{service}.")
          .withDefault("openedx/{service}/web");
  static final Setting<String> TOPIC_PREFIX =
      Setting.of(
              "eventbus.topic.prefix",
              TOPIC,
              "Prefix of all topics, joined with a hyphen: with prod, orders becomes prod-orders."
                  + " Use one for each environment.")
          .withOpenEdxName("EVENT_BUS_TOPIC_PREFIX");

  static final Setting<String> BOOTSTRAP_SERVERS =
      Setting.of(
              KAFKA + "bootstrap.servers",
              TEXT,
              "Addresses of Kafka brokers, separated by commas, for example"
                  + " kafka-1:9092,kafka-2:9092.")
          .withOpenEdxName("EVENT_BUS_KAFKA_BOOTSTRAP_SERVERS");
  static final Setting<String> BROKER_KEY =
      Setting.of(
              "eventbus.broker.api-key",
              TEXT.asSecret(),
              "User name for the brokers (SASL over TLS). The mechanism is PLAIN unless"
                  + " eventbus.kafka.sasl.mechanism is set.")
          .withOpenEdxName("EVENT_BUS_KAFKA_API_KEY");
  static final Setting<Secret> BROKER_SECRET =
      Setting.of("eventbus.broker.api-secret", SECRET, "Password of eventbus.broker.api-key.")
          .withOpenEdxName("EVENT_BUS_KAFKA_API_SECRET");

  static final Setting<List<URI>> REGISTRY_URL =
      Setting.of(
              "eventbus.registry.url",
              SettingType.REGISTRY_URLS,
              "Addresses of the schema registry, separated by commas, for example"
                  + " https://registry:8081. If one is unavailable, the next one is tried.")
          .withOpenEdxName("EVENT_BUS_KAFKA_SCHEMA_REGISTRY_URL");
  static final Setting<String> REGISTRY_KEY =
      Setting.of(
              "eventbus.registry.api-key",
              TEXT.asSecret(),
              "User name for the schema registry (HTTP basic authentication).")
          .withOpenEdxName("EVENT_BUS_KAFKA_SCHEMA_REGISTRY_API_KEY");
  static final Setting<Secret> REGISTRY_SECRET =
      Setting.of("eventbus.registry.api-secret", SECRET, "Password of eventbus.registry.api-key.")
          .withOpenEdxName("EVENT_BUS_KAFKA_SCHEMA_REGISTRY_API_SECRET");
  static final Setting<Secret> REGISTRY_TOKEN =
      Setting.of(
          "eventbus.registry.bearer-token",
          SECRET,
          "Bearer token for the schema registry, instead of eventbus.registry.api-key.");
  static final Setting<Boolean> REGISTRY_AUTO_REGISTER =
      Setting.of(
              "eventbus.registry.auto-register",
              BOOLEAN,
              "Whether a producer registers schemas that the registry does not have. Use false in"
                  + " production and register schemas in CI.")
          .withDefault("false");
  static final Setting<Duration> REGISTRY_TIMEOUT =
      Setting.of(
              "eventbus.registry.timeout",
              POSITIVE_DURATION,
              "Timeout of one request to one address of the schema registry, for example 10s.")
          .withDefault("10s");
  static final Setting<Duration> REGISTRY_VERIFY_INTERVAL =
      Setting.of(
              "eventbus.registry.verify-interval",
              POSITIVE_DURATION,
              "Interval at which cached schema ids are verified with a request to the registry.")
          .withDefault("5m");
  static final Setting<Duration> REGISTRY_UNKNOWN_ID_TIMEOUT =
      Setting.of(
              "eventbus.registry.unknown-id-timeout",
              DURATION,
              "How long a consumer requests a schema id again that no address of the schema"
                  + " registry has, because replicas of the registry may lag. Only the key of the"
                  + " event waits. Then the event becomes a dead letter POISON.")
          .withDefault("5m");
  static final Setting<Optional<Path>> REGISTRY_CACHE_DIR =
      Setting.of(
              "eventbus.registry.cache-dir",
              SettingType.OPTIONAL_DIRECTORY,
              "Directory in which schema ids are cached for times when the registry is"
                  + " unavailable. Empty disables the cache.")
          .withDefault("${user.home}/.cache/openedx-eventbus/registry");
  static final Setting<Path> TRUST_LOCATION =
      Setting.of(
          "eventbus.registry.ssl.truststore.location",
          FILE,
          "Trust store with the certificate authorities of the registry, for example"
              + " /etc/ssl/registry.p12.");
  static final Setting<Secret> TRUST_PASSWORD =
      Setting.of(
          "eventbus.registry.ssl.truststore.password",
          SECRET,
          "Password of the registry's trust store.");
  static final Setting<String> TRUST_TYPE =
      Setting.of(
              "eventbus.registry.ssl.truststore.type",
              TEXT,
              "Format of the registry's trust store: PKCS12, JKS or PEM.")
          .withDefault("PKCS12");
  static final Setting<Path> KEY_LOCATION =
      Setting.of(
          "eventbus.registry.ssl.keystore.location",
          FILE,
          "Key store with the client certificate for the registry (mutual TLS), for example"
              + " /etc/ssl/client.p12.");
  static final Setting<Secret> KEY_PASSWORD =
      Setting.of(
          "eventbus.registry.ssl.keystore.password",
          SECRET,
          "Password of the registry's key store and of the key in it.");
  static final Setting<String> KEY_TYPE =
      Setting.of(
              "eventbus.registry.ssl.keystore.type",
              TEXT,
              "Format of the registry's key store: PKCS12 or JKS.")
          .withDefault("PKCS12");

  static final Setting<Integer> AVRO_MAX_EMPTY_VALUES =
      Setting.of(
              "eventbus.avro.max-empty-values",
              INTEGER,
              "Maximum number of values without bytes in one event, for example nulls in an array"
                  + " or records without fields. An event with more cannot be decoded: a few bytes"
                  + " could otherwise fill the memory.")
          .withDefault("65536");

  static final Setting<TopicCreation.Mode> TOPICS_CREATE =
      Setting.of(
              "eventbus.topics.create",
              SettingType.oneOf(TopicCreation.Mode.class),
              "Which topics the library creates: none, or missing for topics that are required and"
                  + " do not exist.")
          .withDefault("none");
  static final Setting<Integer> TOPICS_PARTITIONS =
      Setting.of(
          "eventbus.topics.partitions",
          POSITIVE_INTEGER,
          "Number of partitions of a topic that the library creates, for example 12. Default: the"
              + " broker's.");
  static final Setting<Integer> TOPICS_REPLICATION_FACTOR =
      Setting.of(
          "eventbus.topics.replication-factor",
          POSITIVE_INTEGER,
          "Replication factor of a topic that the library creates, for example 3. Default: the"
              + " broker's.");
  static final Setting<Duration> TOPICS_RETENTION =
      Setting.of(
          "eventbus.topics.retention",
          POSITIVE_DURATION,
          "Retention of a topic that the library creates, for example 7d. Default: the broker's.");

  private static final List<Setting<?>> SETTINGS =
      List.of(
          SERVICE_NAME,
          SERVICE_SOURCE,
          TOPIC_PREFIX,
          BOOTSTRAP_SERVERS,
          BROKER_KEY,
          BROKER_SECRET,
          REGISTRY_URL,
          REGISTRY_KEY,
          REGISTRY_SECRET,
          REGISTRY_TOKEN,
          REGISTRY_AUTO_REGISTER,
          REGISTRY_TIMEOUT,
          REGISTRY_VERIFY_INTERVAL,
          REGISTRY_UNKNOWN_ID_TIMEOUT,
          REGISTRY_CACHE_DIR,
          TRUST_LOCATION,
          TRUST_PASSWORD,
          TRUST_TYPE,
          KEY_LOCATION,
          KEY_PASSWORD,
          KEY_TYPE,
          AVRO_MAX_EMPTY_VALUES,
          TOPICS_CREATE,
          TOPICS_PARTITIONS,
          TOPICS_REPLICATION_FACTOR,
          TOPICS_RETENTION);

  /** Returns whether a blank value of a setting differs from one that is not set. */
  static boolean acceptsBlank(String name) {
    return name.equals("eventbus.registry.cache-dir");
  }

  @Override
  public List<Setting<?>> settings() {
    return SETTINGS;
  }

  @Override
  public List<String> openPrefixes() {
    return List.of(PRODUCE, CONSUME);
  }

  @Override
  public RouteSettings read(SettingsReader reader) {
    SETTINGS.forEach(reader::find);
    if (reader.problems().isEmpty()) {
      checkCombinations(reader);
    }
    RouteSettings routes = new RouteSettings();
    readEach(reader, PRODUCE, routes::readProduce);
    readEach(reader, CONSUME, routes::readConsume);
    return routes;
  }

  private static void readEach(
      SettingsReader reader, String prefix, BiConsumer<String, SourcedValue> read) {
    reader
        .under(prefix)
        .forEach(
            (name, value) -> {
              try {
                read.accept(name, value);
              } catch (IllegalArgumentException | EventBusException e) {
                reader.problem(name, String.valueOf(e.getMessage()));
              }
            });
  }

  private static void checkCombinations(SettingsReader reader) {
    requirePartner(reader, BROKER_KEY, BROKER_SECRET);
    requirePartner(reader, BROKER_SECRET, BROKER_KEY);
    requirePartner(reader, REGISTRY_KEY, REGISTRY_SECRET);
    requirePartner(reader, REGISTRY_SECRET, REGISTRY_KEY);
    requirePartner(reader, TRUST_PASSWORD, TRUST_LOCATION);
    requirePartner(reader, KEY_PASSWORD, KEY_LOCATION);
    boolean token = reader.find(REGISTRY_TOKEN).isPresent();
    if (token && reader.find(REGISTRY_KEY).isPresent()) {
      reader.problem(REGISTRY_TOKEN.name(), "cannot be combined with " + REGISTRY_KEY.name());
    }
    try {
      var ignored = CoreValues.credentials(reader);
    } catch (IllegalArgumentException e) {
      // Messages of RegistrySettings.Credentials do not contain secrets.
      reader.problem(
          (token ? REGISTRY_TOKEN : REGISTRY_KEY).name(), String.valueOf(e.getMessage()));
    }
  }

  private static void requirePartner(
      SettingsReader reader, Setting<?> setting, Setting<?> partner) {
    if (reader.find(setting).isPresent() && reader.find(partner).isEmpty()) {
      reader.problem(setting.name(), "requires " + partner.name());
    }
  }

  /** CloudEvents requires a non-empty URI reference. */
  private static String sourceTemplate(String value) {
    // The exception of an invalid reference contains the value and the position.
    var ignored = URI.create(value.replace("{service}", "service"));
    return value;
  }
}
