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

  static Map<String, Object> of(
      Map<String, String> passThrough, Optional<String> apiKey, Optional<Secret> apiSecret) {
    Map<String, Object> settings = new TreeMap<>();
    if (apiKey.isPresent() && apiSecret.isPresent()) {
      String mechanism = passThrough.getOrDefault("sasl.mechanism", "PLAIN");
      settings.put("security.protocol", "SASL_SSL");
      settings.put("sasl.mechanism", mechanism);
      settings.put(
          "sasl.jaas.config", new Password(login(mechanism, apiKey.get(), apiSecret.get())));
    }
    passThrough.forEach((name, value) -> settings.put(name, value(name, value)));
    return Collections.unmodifiableMap(settings);
  }

  static Map<String, Object> suitable(Map<String, Object> settings, Set<String> clientNames) {
    Map<String, Object> suitable = new TreeMap<>(settings);
    suitable.keySet().removeIf(name -> knows(name) && !clientNames.contains(name));
    return suitable;
  }

  /** Kafka logs its settings when a client starts, except values of type {@link Password}. */
  private static Object value(String name, String value) {
    return isPassword(name) ? new Password(value) : value;
  }

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
