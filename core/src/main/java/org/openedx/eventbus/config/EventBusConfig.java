package org.openedx.eventbus.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.registry.RegistrySettings;

/**
 * What the event bus is told from outside: a properties file, over which the environment wins. All
 * of it is checked when it is loaded. Immutable; prints without secrets.
 */
public final class EventBusConfig {
  private static final String DEFAULT_FILE = "eventbus.properties";

  private final Values values;

  private EventBusConfig(Values values) {
    this.values = values;
  }

  /**
   * The file named by {@code EVENTBUS_CONFIG}, else {@code eventbus.properties} in the working
   * directory if there is one, and the environment.
   *
   * @throws ConfigurationException with everything that is wrong
   */
  public static EventBusConfig load() {
    return load(System.getenv(), Path.of(""));
  }

  /**
   * A file, which must be there, and the environment.
   *
   * @throws ConfigurationException with everything that is wrong
   */
  public static EventBusConfig load(Path file) {
    return load(file, System.getenv());
  }

  /**
   * These settings and no others: neither a file nor the environment is looked at.
   *
   * @throws ConfigurationException with everything that is wrong
   */
  public static EventBusConfig of(Map<String, String> settings) {
    Map<String, Sourced> values = new LinkedHashMap<>();
    settings.forEach((name, value) -> values.put(name, new Sourced(value.strip(), "given")));
    return new EventBusConfig(new Values(values, List.of()));
  }

  static EventBusConfig load(Map<String, String> environment, Path directory) {
    String named = environment.getOrDefault(Environment.CONFIG_FILE, "").strip();
    if (!named.isEmpty()) {
      return load(directory.resolve(named), environment);
    }
    Path file = directory.resolve(DEFAULT_FILE);
    return Files.exists(file)
        ? load(file, environment)
        : new EventBusConfig(new Values(Environment.read(environment), List.of()));
  }

  static EventBusConfig load(Path file, Map<String, String> environment) {
    List<String> problems = new ArrayList<>();
    Map<String, Sourced> values = new LinkedHashMap<>(PropertiesFile.read(file, problems::add));
    values.putAll(Environment.read(environment));
    return new EventBusConfig(new Values(values, problems));
  }

  /** The table of settings, for printing; those under {@code eventbus.kafka.*} are Kafka's own. */
  public static List<Setting> settings() {
    return Settings.all().values().stream().map(Settings.Key::setting).toList();
  }

  /**
   * A copy with one setting changed.
   *
   * @throws ConfigurationException when the name or value is wrong
   */
  public EventBusConfig with(String name, String value) {
    return new EventBusConfig(values.with(name, new Sourced(value.strip(), "given")));
  }

  /**
   * A copy in which a setting that neither file nor environment sets has this value.
   *
   * @throws ConfigurationException when the name or value is wrong
   */
  public EventBusConfig withDefault(String name, String value) {
    return values.isSet(name) ? this : with(name, value);
  }

  public Optional<String> serviceName() {
    return values.find(Settings.SERVICE_NAME);
  }

  /**
   * The service's name, which everything sent carries.
   *
   * @throws ConfigurationException when it is not set
   */
  public String requireServiceName() {
    return serviceName().orElseThrow(() -> missing(Settings.SERVICE_NAME, "to send events"));
  }

  /** The topic with the environment's prefix, {@code prod-user-login}. */
  public String fullTopic(String topic) {
    return values.find(Settings.TOPIC_PREFIX).map(prefix -> prefix + "-" + topic).orElse(topic);
  }

  /**
   * What every Kafka client is given, under Kafka's names; passwords come as Kafka's own type,
   * which does not print them.
   *
   * @throws ConfigurationException when the bootstrap servers are not set
   */
  public Map<String, Object> kafka() {
    if (values.find(Settings.BOOTSTRAP_SERVERS).isEmpty()) {
      throw missing(Settings.BOOTSTRAP_SERVERS, "to reach Kafka");
    }
    return KafkaSettings.of(
        values.kafka(), values.find(Settings.BROKER_KEY), values.find(Settings.BROKER_SECRET));
  }

  /**
   * The same for one kind of client: what only another kind knows is left out, what none knows is
   * kept, since it may be meant for a plug-in.
   *
   * @param clientNames the names the client knows, such as {@code ProducerConfig.configNames()}
   * @throws ConfigurationException when the bootstrap servers are not set
   */
  public Map<String, Object> kafkaFor(Set<String> clientNames) {
    return KafkaSettings.suitable(kafka(), clientNames);
  }

  /**
   * Where the schema registry is and how to ask it.
   *
   * @throws ConfigurationException when its URL is not set
   */
  public RegistrySettings registry() {
    return new RegistrySettings(
        values
            .find(Settings.REGISTRY_URL)
            .orElseThrow(() -> missing(Settings.REGISTRY_URL, "to reach the schema registry")),
        CrossChecks.credentials(values),
        CrossChecks.tls(values),
        values.get(Settings.REGISTRY_AUTO_REGISTER),
        values.get(Settings.REGISTRY_TIMEOUT),
        values.get(Settings.REGISTRY_VERIFY),
        values.get(Settings.REGISTRY_CACHE));
  }

  public ProducerSettings producer() {
    return new ProducerSettings(
        values.get(Settings.PRODUCER_BUFFER),
        values.get(Settings.PRODUCER_DELIVERY),
        values.get(Settings.PRODUCER_CLOSE),
        values.get(Settings.PRODUCER_PARTITIONER));
  }

  public ConsumerSettings consumer() {
    return new ConsumerSettings(
        values.get(Settings.CONSUMER_START),
        count(Settings.CONSUMER_CONCURRENCY),
        values.get(Settings.CONSUMER_ORDERING),
        values.get(Settings.CONSUMER_CLOSE),
        values.get(Settings.CONSUMER_BUFFER_BYTES),
        values.get(Settings.CONSUMER_BUFFER_RECORDS),
        values.get(Settings.CONSUMER_COMMIT),
        values.get(Settings.CONSUMER_INCOMPATIBLE),
        new BreakerSettings(
            values.get(Settings.BREAKER_KEYS),
            values.get(Settings.BREAKER_WITHIN),
            values.get(Settings.BREAKER_PAUSE)));
  }

  public TopicCreation topicCreation() {
    return new TopicCreation(
        values.get(Settings.TOPICS_CREATE),
        count(Settings.TOPICS_PARTITIONS),
        count(Settings.TOPICS_REPLICATION),
        values.find(Settings.TOPICS_RETENTION));
  }

  /**
   * What is configured per event type and topic, without prefix; leaves that are not set are empty.
   */
  public Map<EventName, Map<String, ProduceRoute>> produceRoutes() {
    return values.routes().produce();
  }

  /**
   * Where an event type goes: what its contract says, overridden leaf by leaf by what is configured
   * (Open edX ADR 14). By topic, without prefix; the contract's own comes first.
   *
   * @param topic the contract's own topic
   * @param keyPath the contract's own key
   */
  public Map<String, ProduceRoute> produceRoutes(
      EventName name, String topic, Optional<String> keyPath) {
    Map<String, ProduceRoute> routes = new LinkedHashMap<>();
    routes.put(topic, new ProduceRoute(Optional.empty(), Optional.empty()));
    routes.putAll(new TreeMap<>(produceRoutes().getOrDefault(name, Map.of())));
    routes.replaceAll(
        (each, route) -> new ProduceRoute(route.enabled(), route.keyPath().or(() -> keyPath)));
    return routes;
  }

  /** The topics to read an event type from, without prefix, where they are configured. */
  public Map<EventName, List<String>> consumeTopics() {
    return values.routes().consume();
  }

  /** The receivers named under {@code eventbus.receivers.<event type>}. */
  public List<ConfiguredReceivers> receivers() {
    return values.receivers().all();
  }

  /** What a receiver in this process may take before it is warned of. */
  public Duration slowReceiver() {
    return values.get(Settings.RECEIVERS_SLOW);
  }

  /** Which plugins are run. */
  public PluginHostSettings plugins() {
    return new PluginHostSettings(
        values.find(Settings.PLUGINS_DIRECTORY),
        values.find(Settings.PLUGINS_ENABLED).orElse(List.of()),
        values.find(Settings.PLUGINS_DISABLED).orElse(List.of()),
        values.get(Settings.PLUGINS_ON_FAILURE));
  }

  /** What is set for the plugin of this id. */
  public PluginSettings plugin(String id) {
    return values.plugin(id);
  }

  /** The ids of plugins that something is set for in the file. */
  public Set<String> pluginsWithSettings() {
    return values.pluginsWithSettings();
  }

  /** What is configured of filters, by filter type. */
  public Map<EventName, FilterSettings> filters() {
    return values.filters().all();
  }

  /** What a filter step may take before it is warned of. */
  public Duration slowFilterStep() {
    return values.get(Settings.FILTERS_SLOW);
  }

  private OptionalInt count(Settings.Key<Integer> key) {
    return values.find(key).map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  private static ConfigurationException missing(Settings.Key<?> key, String purpose) {
    Setting setting = key.setting();
    List<String> variables = new ArrayList<>(List.of(setting.environmentName()));
    variables.addAll(setting.openEdxNames());
    return new ConfigurationException(
        List.of(
            setting.name()
                + " is needed "
                + purpose
                + " and is not set; it also comes from "
                + String.join(" or ", variables)));
  }

  @Override
  public String toString() {
    return "EventBusConfig" + values;
  }
}
