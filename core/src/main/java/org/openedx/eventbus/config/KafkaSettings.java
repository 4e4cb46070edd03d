package org.openedx.eventbus.config;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;
import org.openedx.eventbus.registry.Secret;

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

  private KafkaSettings() {}

  /** Returns whether any Kafka client has a setting of this name. */
  static boolean knows(String kafkaName) {
    return KNOWN.containsKey(kafkaName);
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
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
