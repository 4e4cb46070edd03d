package org.openedx.eventbus.config;

import java.time.Duration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.registry.RegistrySettings;

/**
 * Configuration of the event bus: a properties file, overridden by environment variables. Names and
 * values are checked when it is loaded, and all errors are reported together. Immutable; {@link
 * #toString} masks secrets.
 *
 * <pre>{@code
 * EventBusConfig config = EventBusConfig.load();
 * EventBusConfig test = EventBusConfig.of(Map.of("eventbus.service.name", "mailer"));
 * }</pre>
 *
 * <p>The settings are listed in {@code docs/settings.md}.
 */
public final class EventBusConfig {
  private static final String DEFAULT_FILE = "eventbus.properties";
  private static final String GIVEN = "given";

  private final SettingValues values;

  private EventBusConfig(SettingValues values, List<String> problems) {
    values.check(problems);
    this.values = values;
  }

  /**
   * Loads the file that the environment variable {@code EVENTBUS_CONFIG} names, or else {@code
   * eventbus.properties} in the working directory if it exists, and the environment.
   *
   * @throws ConfigurationException with all errors
   */
  public static EventBusConfig load() {
    return load(System.getenv(), Path.of(""));
  }

  /**
   * Loads a file, which must exist, and the environment.
   *
   * @throws ConfigurationException with all errors
   */
  public static EventBusConfig load(Path file) {
    return load(file, System.getenv());
  }

  /**
   * Returns a configuration of these settings only; neither a file nor the environment is read.
   *
   * @throws ConfigurationException with all errors
   */
  public static EventBusConfig of(Map<String, String> settings) {
    Map<String, SettingsReader.SourcedValue> values = new LinkedHashMap<>();
    Objects.requireNonNull(settings, "settings")
        .forEach((name, value) -> values.put(name, new SettingsReader.SourcedValue(value.strip(), GIVEN)));
    return new EventBusConfig(new SettingValues(values), List.of());
  }

  static EventBusConfig load(Map<String, String> environment, Path directory) {
    String named = environment.getOrDefault(Environment.CONFIG_FILE, "").strip();
    if (!named.isEmpty()) {
      return load(directory.resolve(named), environment);
    }
    Path file = directory.resolve(DEFAULT_FILE);
    return Files.exists(file)
        ? load(file, environment)
        : new EventBusConfig(new SettingValues(Environment.read(environment)), List.of());
  }

  /**
   * Loads a file, which must exist, and these environment variables instead of the process's own.
   *
   * @throws ConfigurationException with all errors
   */
  public static EventBusConfig load(Path file, Map<String, String> environment) {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(environment, "environment");
    List<String> problems = new ArrayList<>();
    Map<String, SettingsReader.SourcedValue> values =
        new LinkedHashMap<>(PropertiesFile.read(file, problems::add));
    values.putAll(Environment.read(environment));
    return new EventBusConfig(new SettingValues(values), problems);
  }

  /**
   * Returns the settings with fixed names of all modules on the class path, for a reference.
   * Kafka's own settings under {@code eventbus.kafka.*} are not included.
   */
  public static List<Setting<?>> settings() {
    return SettingsSections.settings();
  }

  /**
   * Returns a copy with one setting changed.
   *
   * @throws ConfigurationException if the name is unknown or the value is not valid
   */
  public EventBusConfig with(String name, String value) {
    Objects.requireNonNull(name, "name");
    SettingsReader.SourcedValue given = new SettingsReader.SourcedValue(Objects.requireNonNull(value, "value").strip(), GIVEN);
    return new EventBusConfig(values.with(name, given), List.of());
  }

  /**
   * Returns a copy in which a setting has this value if it is not set.
   *
   * @throws ConfigurationException if the name is unknown or the value is not valid
   */
  public EventBusConfig withDefault(String name, String value) {
    return values.isSet(Objects.requireNonNull(name, "name")) ? this : with(name, value);
  }

  /**
   * Reads the section of a module. Modules offer a shorter form, for example {@code
   * ConsumerSettings.of(config)}.
   *
   * @throws ConfigurationException if values of the section are not valid
   */
  public <S> S read(SettingsSection<S> section) {
    SettingsReader reader = new SettingsReader(values);
    S read = section.read(reader);
    if (!reader.problems().isEmpty()) {
      throw new ConfigurationException(reader.problems());
    }
    return read;
  }

  private SettingsReader reader() {
    return new SettingsReader(values);
  }

  /** Returns the service's name, if it is set. */
  public Optional<String> serviceName() {
    return reader().find(CoreSettings.SERVICE_NAME);
  }

  /**
   * Returns the value of the {@code ce_source} header of events that this service sends.
   *
   * @throws ConfigurationException if it contains the service's name, which is not set
   */
  public String eventSource() {
    String template = reader().get(CoreSettings.SERVICE_SOURCE);
    return template.contains("{service}")
        ? template.replace("{service}", requireServiceName())
        : template;
  }

  /**
   * Returns the service's name.
   *
   * @throws ConfigurationException if it is not set
   */
  public String requireServiceName() {
    return serviceName().orElseThrow(() -> missing(CoreSettings.SERVICE_NAME, "to send events"));
  }

  /** Returns a topic with the environment's prefix, for example {@code prod-user-login}. */
  public String fullTopic(String topic) {
    return reader()
        .find(CoreSettings.TOPIC_PREFIX)
        .map(prefix -> prefix + "-" + topic)
        .orElse(topic);
  }

  /**
   * Returns the settings of all Kafka clients, by Kafka's names. Passwords have Kafka's type {@code
   * Password}, which is not printed.
   *
   * @throws ConfigurationException if the bootstrap servers are not set
   */
  public Map<String, Object> kafka() {
    SettingsReader reader = reader();
    if (reader.find(CoreSettings.BOOTSTRAP_SERVERS).isEmpty()) {
      throw missing(CoreSettings.BOOTSTRAP_SERVERS, "to connect to Kafka");
    }
    return KafkaSettings.of(
        values.kafka(),
        reader.find(CoreSettings.BROKER_KEY),
        reader.find(CoreSettings.BROKER_SECRET));
  }

  /**
   * Returns the settings of one kind of Kafka client. Names that only other clients have are
   * omitted; names that no client has are kept because they may configure a plug-in of Kafka's.
   *
   * @param clientNames the client's names, for example {@code ProducerConfig.configNames()}
   * @throws ConfigurationException if the bootstrap servers are not set
   */
  public Map<String, Object> kafkaFor(Set<String> clientNames) {
    return KafkaSettings.suitable(kafka(), clientNames);
  }

  /**
   * Returns the settings of the schema registry's client.
   *
   * @throws ConfigurationException if the registry's URL is not set
   */
  public RegistrySettings registry() {
    SettingsReader reader = reader();
    return new RegistrySettings(
        reader
            .find(CoreSettings.REGISTRY_URL)
            .orElseThrow(
                () -> missing(CoreSettings.REGISTRY_URL, "to connect to the schema registry")),
        CoreSettings.credentials(reader),
        CoreSettings.tls(reader),
        reader.get(CoreSettings.REGISTRY_AUTO_REGISTER),
        reader.get(CoreSettings.REGISTRY_TIMEOUT),
        reader.get(CoreSettings.REGISTRY_VERIFY_INTERVAL),
        reader.get(CoreSettings.REGISTRY_CACHE_DIR));
  }

  /** Returns whether and how topics are created. */
  public TopicCreation topicCreation() {
    SettingsReader reader = reader();
    return new TopicCreation(
        reader.get(CoreSettings.TOPICS_CREATE),
        integer(reader.find(CoreSettings.TOPICS_PARTITIONS)),
        integer(reader.find(CoreSettings.TOPICS_REPLICATION_FACTOR)),
        reader.find(CoreSettings.TOPICS_RETENTION));
  }

  private static OptionalInt integer(Optional<Integer> value) {
    return value.map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  /**
   * Returns what is configured for producing, by event type and topic without prefix. Parts that
   * are not set are empty.
   */
  public Map<EventName, Map<String, ProduceRoute>> produceRoutes() {
    return read(new CoreSettings()).produce();
  }

  /**
   * Returns the topics to which an event type is sent, without prefix: what its contract says,
   * overridden part by part by what is configured (Open edX ADR 14). The contract's own topic comes
   * first.
   *
   * @param name the event type
   * @param topic the contract's topic
   * @param keyPath the contract's key
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

  /** Returns the topics from which event types are read, without prefix, where configured. */
  public Map<EventName, List<String>> consumeTopics() {
    return read(new CoreSettings()).consume();
  }

  private static ConfigurationException missing(Setting<?> setting, String purpose) {
    List<String> variables = new ArrayList<>(List.of(setting.environmentName()));
    variables.addAll(setting.openEdxNames());
    return new ConfigurationException(
        List.of(
            setting.name()
                + " is required "
                + purpose
                + " but not set; set it in the file, or one of the environment variables "
                + String.join(", ", variables)));
  }

  @Override
  public String toString() {
    return "EventBusConfig" + values;
  }

  /**
   * What a configuration says of one event type on one topic; what it leaves open, the contract says.
   *
   * @param enabled whether events of the type go to the topic
   * @param keyPath the dotted path of the key, {@code enrollment.course.course_key}
   */
  public record ProduceRoute(Optional<Boolean> enabled, Optional<String> keyPath) {
    /** Whether events go there: they do where nothing else is said. */
    public boolean isEnabled() {
      return enabled.orElse(true);
    }
  }

  /**
   * Whether this library creates topics, and how; what is empty, the broker chooses.
   *
   * @param retention how long the broker keeps events of a topic it creates
   */
  public record TopicCreation(
      Mode mode,
      OptionalInt partitions,
      OptionalInt replicationFactor,
      Optional<Duration> retention) {

    /** Which topics to create. */
    public enum Mode {
      /** None: topics are an operator's business. */
      NONE,
      /** Those that are needed and not there. */
      MISSING
    }
  }
}
