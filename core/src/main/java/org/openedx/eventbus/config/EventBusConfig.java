package org.openedx.eventbus.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.registry.RegistrySettings;

/**
 * Configuration of the event bus: a properties file, overridden by environment variables.
 *
 * <p>Names and values are validated when the configuration is loaded, and all errors are reported
 * together. Immutable; {@link #toString} masks secrets. {@code docs/settings.md} lists the
 * settings. For example:
 *
 * <pre>{@code
 * EventBusConfig config = EventBusConfig.load();
 * EventBusConfig test = EventBusConfig.of(Map.of("eventbus.service.name", "mailer"));
 * }</pre>
 */
public final class EventBusConfig {
  private final SettingValues values;

  private EventBusConfig(SettingValues values) {
    this.values = values.checked();
  }

  /**
   * {@return the configuration of this process: a file, overridden by environment variables}
   *
   * <p>The environment variable {@code EVENTBUS_CONFIG} contains the path of the file, which must
   * exist. If it is not set, {@code eventbus.properties} in the working directory is loaded if it
   * exists.
   *
   * @throws ConfigurationException with all errors
   */
  public static EventBusConfig load() {
    return load(System.getenv(), Path.of(""));
  }

  /**
   * {@return the configuration of a file, overridden by environment variables}
   *
   * @param file the properties file, which must exist
   * @throws ConfigurationException with all errors
   */
  public static EventBusConfig load(Path file) {
    return load(file, System.getenv());
  }

  /**
   * {@return a configuration of the given settings, without file and environment}
   *
   * @param settings the settings by name
   * @throws ConfigurationException with all errors
   */
  public static EventBusConfig of(Map<String, String> settings) {
    return new EventBusConfig(SettingValues.of(Objects.requireNonNull(settings, "settings")));
  }

  static EventBusConfig load(Map<String, String> environment, Path directory) {
    return new EventBusConfig(SettingValues.read(environment, directory));
  }

  /**
   * {@return the configuration of a file, overridden by the given environment variables}
   *
   * @param file the properties file, which must exist
   * @param environment the variables, instead of those of this process
   * @throws ConfigurationException with all errors
   */
  public static EventBusConfig load(Path file, Map<String, String> environment) {
    Optional<Path> present = Optional.of(Objects.requireNonNull(file, "file"));
    Objects.requireNonNull(environment, "environment");
    return new EventBusConfig(SettingValues.read(present, environment));
  }

  /**
   * {@return the settings with fixed names of all modules on the class path} Kafka's own settings
   * below {@code eventbus.kafka.} are not included.
   */
  public static List<Setting<?>> settings() {
    return SettingsSections.settings();
  }

  /**
   * {@return this configuration with one setting changed}
   *
   * @param name the name, for example {@code eventbus.topic.prefix}
   * @param value the value, as in a file
   * @throws ConfigurationException if the name is unknown or the value is not valid
   */
  public EventBusConfig with(String name, String value) {
    Objects.requireNonNull(name, "name");
    return new EventBusConfig(values.with(name, Objects.requireNonNull(value, "value")));
  }

  /**
   * {@return this configuration with one setting changed if it is not set}
   *
   * @param name the name, for example {@code eventbus.topic.prefix}
   * @param value the value, as in a file
   * @throws ConfigurationException if the name is unknown or the value is not valid
   */
  public EventBusConfig withDefault(String name, String value) {
    Objects.requireNonNull(value, "value");
    return values.isSet(Objects.requireNonNull(name, "name")) ? this : with(name, value);
  }

  /**
   * {@return the section of a module} Modules have a shorter form, for example {@code
   * ConsumerSettings.of(config)}.
   *
   * @param <S> the class of the section, usually a record
   * @param section reads the section
   * @throws ConfigurationException if values of the section are not valid
   */
  public <S> S read(SettingsSection<S> section) {
    return values.read(Objects.requireNonNull(section, "section"));
  }

  /** {@return the service's name, if it is set} */
  public Optional<String> serviceName() {
    return values.reader().find(CoreSettings.SERVICE_NAME);
  }

  /**
   * {@return the value of the {@code ce_source} header of events that this service sends}
   *
   * @throws ConfigurationException if it contains the service's name, but the name is not set
   */
  public String eventSource() {
    String template = values.reader().get(CoreSettings.SERVICE_SOURCE);
    return template.contains("{service}")
        ? template.replace("{service}", requireServiceName())
        : template;
  }

  /**
   * {@return the service's name}
   *
   * @throws ConfigurationException if it is not set
   */
  public String requireServiceName() {
    return CoreValues.require(values.reader(), CoreSettings.SERVICE_NAME, "to send events");
  }

  /**
   * {@return a topic with the configured prefix, for example {@code prod-user-login}}
   *
   * @param topic the topic without prefix, for example {@code user-login}
   */
  public String fullTopic(String topic) {
    Objects.requireNonNull(topic, "topic");
    return values.reader().find(CoreSettings.TOPIC_PREFIX).map(p -> p + "-" + topic).orElse(topic);
  }

  /**
   * {@return the settings of all Kafka clients, by Kafka's names} Passwords have Kafka's type
   * {@code Password}, which is not printed.
   *
   * @throws ConfigurationException if the bootstrap servers are not set
   */
  public Map<String, Object> kafka() {
    CoreValues.require(values.reader(), CoreSettings.BOOTSTRAP_SERVERS, "to connect to Kafka");
    return KafkaSettings.of(values.reader());
  }

  /**
   * {@return the settings of one kind of Kafka client} Names that only other clients have are
   * omitted. Names that no client has are included, because they may configure a plug-in of Kafka.
   *
   * @param clientNames the client's names, for example {@code ProducerConfig.configNames()}
   * @throws ConfigurationException if the bootstrap servers are not set
   */
  public Map<String, Object> kafkaFor(Set<String> clientNames) {
    return KafkaSettings.suitable(kafka(), Objects.requireNonNull(clientNames, "clientNames"));
  }

  /**
   * {@return the settings of the client of the schema registry}
   *
   * @throws ConfigurationException if the registry's URL is not set
   */
  public RegistrySettings registry() {
    return CoreValues.registry(values.reader());
  }

  /** {@return the maximum number of values without bytes, for example nulls, in one event} */
  public int maxEmptyValues() {
    return values.reader().get(CoreSettings.AVRO_MAX_EMPTY_VALUES);
  }

  /** {@return which topics are created, and how} */
  public TopicCreation topicCreation() {
    return CoreValues.topicCreation(values.reader());
  }

  /** {@return the configured routes of produced events, by event type and topic without prefix} */
  public Map<EventName, Map<String, ProduceRoute>> produceRoutes() {
    return read(new CoreSettings()).produce();
  }

  /**
   * {@return the routes of an event type, by topic without prefix}
   *
   * <p>The first one is the route of the contract. Configuration overrides its parts and adds
   * further topics (Open edX ADR 14).
   *
   * @param name the event type
   * @param topic the contract's topic, without prefix
   * @param keyPath the contract's key path, if it defines one
   */
  public Map<String, ProduceRoute> produceRoutes(
      EventName name, String topic, Optional<String> keyPath) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(keyPath, "keyPath");
    return read(new CoreSettings()).produce(name, topic, keyPath);
  }

  /** {@return the configured topics to read, without prefix, by event type} */
  public Map<EventName, List<String>> consumeTopics() {
    return read(new CoreSettings()).consume();
  }

  @Override
  public String toString() {
    return "EventBusConfig" + values;
  }

  /**
   * Route of one event type to one topic. Parts that are not configured are empty; then the
   * contract applies.
   *
   * @param enabled whether events of the type are sent to the topic
   * @param keyPath the dotted path of the field that becomes the record's key, for example {@code
   *     enrollment.course.course_key}
   */
  public record ProduceRoute(Optional<Boolean> enabled, Optional<String> keyPath) {
    /**
     * Creates a route.
     *
     * @param enabled whether events of the type are sent to the topic
     * @param keyPath the dotted path of the field that becomes the record's key
     */
    public ProduceRoute {
      Objects.requireNonNull(enabled, "enabled");
      Objects.requireNonNull(keyPath, "keyPath");
    }

    /** {@return whether events are sent to the topic, which is the default} */
    public boolean isEnabled() {
      return enabled.orElse(true);
    }
  }

  /**
   * Creation of topics by this library. For empty components the broker's default applies.
   *
   * @param mode which topics are created
   * @param partitions the number of partitions
   * @param replicationFactor the replication factor
   * @param retention how long the broker keeps events
   */
  public record TopicCreation(
      Mode mode,
      OptionalInt partitions,
      OptionalInt replicationFactor,
      Optional<Duration> retention) {

    /**
     * Creates settings of topic creation.
     *
     * @param mode which topics are created
     * @param partitions the number of partitions
     * @param replicationFactor the replication factor
     * @param retention how long the broker keeps events
     */
    public TopicCreation {
      Objects.requireNonNull(mode, "mode");
      Objects.requireNonNull(partitions, "partitions");
      Objects.requireNonNull(replicationFactor, "replicationFactor");
      Objects.requireNonNull(retention, "retention");
    }

    /** Which topics are created. */
    public enum Mode {
      /** No topics: operators create them. */
      NONE,
      /** Topics that are required and do not exist. */
      MISSING
    }
  }
}
