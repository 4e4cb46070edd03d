package org.openedx.eventbus.config;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;
import org.openedx.eventbus.internal.SafeText;
import org.openedx.eventbus.internal.Suggestions;
import org.openedx.eventbus.registry.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settings of Kafka's clients: SASL from the API key, overridden by {@code eventbus.kafka.*}. */
final class KafkaSettings {
  private static final Pattern SECRET_WORDS =
      Pattern.compile(
          "secret|passw|token|jaas|credential|private|\\.key$|apikey|api\\.key|user\\.info");

  /** All settings of Kafka clients, and whether Kafka declares them as passwords. */
  private static final Map<String, Boolean> KNOWN =
      Stream.of(
              ProducerConfig.configDef(), ConsumerConfig.configDef(), AdminClientConfig.configDef())
          .flatMap(def -> def.configKeys().values().stream())
          .collect(
              Collectors.toUnmodifiableMap(
                  key -> key.name,
                  key -> key.type() == ConfigDef.Type.PASSWORD,
                  Boolean::logicalOr));

  /** Names of plug-ins that are shorter may resemble Kafka's by chance. */
  private static final int MIN_LENGTH_OF_ERROR = 8;

  /** Two letters exchanged are two edits. */
  private static final int MAX_EDITS = 2;

  private static final Logger LOG = LoggerFactory.getLogger(EventBusConfig.class);

  /** Names that were logged; they come from the configuration, so they are few. */
  private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();

  private KafkaSettings() {}

  /** Returns whether any Kafka client has a setting of this name. */
  static boolean knows(String kafkaName) {
    return KNOWN.containsKey(kafkaName);
  }

  /**
   * Returns the problem of a name that no Kafka client has, if it is probably misspelt. Other
   * unknown names are permitted, because they may configure a plug-in of Kafka's such as a
   * serializer or login module.
   *
   * @param kafkaName the name without prefix
   */
  static Optional<String> misspelt(String kafkaName) {
    return knows(kafkaName) || kafkaName.length() < MIN_LENGTH_OF_ERROR
        ? Optional.empty()
        : Suggestions.nearest(kafkaName, KNOWN.keySet(), MAX_EDITS)
            .map(
                nearest ->
                    "no Kafka client has a setting of this name; did you mean %s%s?"
                        .formatted(CoreSettings.KAFKA, nearest));
  }

  /** Logs a name that no Kafka client has, once in a process. */
  static void warnIfUnknown(String kafkaName, String origin) {
    if (!knows(kafkaName) && WARNED.add(kafkaName)) {
      LOG.warn(
          "Unknown Kafka setting {}{} ({}): no Kafka client has it, so it is passed to all of them"
              + " for a plug-in{}",
          CoreSettings.KAFKA,
          SafeText.escape(kafkaName),
          origin,
          Suggestions.didYouMean(kafkaName, KNOWN.keySet()));
    }
  }

  private static boolean isPassword(String kafkaName) {
    return KNOWN.getOrDefault(kafkaName, false);
  }

  /** Returns whether a value must not be printed. Unknown names are classified by their words. */
  static boolean isSecret(String kafkaName) {
    return isPassword(kafkaName) || SECRET_WORDS.matcher(kafkaName.toLowerCase(Locale.ROOT)).find();
  }

  /** Returns the settings of all Kafka clients. Kafka's own names override the API key. */
  static Map<String, Object> of(SettingsReader reader) {
    Map<String, Object> settings = new TreeMap<>();
    reader
        .under(CoreSettings.KAFKA)
        .forEach(
            (name, sourced) -> {
              String kafkaName = name.substring(CoreSettings.KAFKA.length());
              String value = sourced.value();
              settings.put(kafkaName, isPassword(kafkaName) ? new Password(value) : value);
            });
    Optional<String> key = reader.find(CoreSettings.BROKER_KEY);
    Optional<Secret> secret = reader.find(CoreSettings.BROKER_SECRET);
    if (key.isPresent() && secret.isPresent()) {
      settings.putIfAbsent("security.protocol", "SASL_SSL");
      settings.putIfAbsent("sasl.mechanism", "PLAIN");
      String login = login(String.valueOf(settings.get("sasl.mechanism")), key.get(), secret.get());
      settings.putIfAbsent("sasl.jaas.config", new Password(login));
    }
    return Collections.unmodifiableMap(settings);
  }

  static Map<String, Object> suitable(Map<String, Object> settings, Set<String> clientNames) {
    Map<String, Object> suitable = new TreeMap<>(settings);
    suitable.keySet().removeIf(name -> knows(name) && !clientNames.contains(name));
    return suitable;
  }

  /** Kafka logs its settings when a client starts, except values of type {@link Password}. */
  private static String login(String mechanism, String key, Secret secret) {
    String module =
        mechanism.startsWith("SCRAM-")
            ? "org.apache.kafka.common.security.scram.ScramLoginModule"
            : "org.apache.kafka.common.security.plain.PlainLoginModule";
    return String.format(
        "%s required username=%s password=%s;", module, quoted(key), quoted(secret.reveal()));
  }

  private static String quoted(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r") + '"';
  }
}
