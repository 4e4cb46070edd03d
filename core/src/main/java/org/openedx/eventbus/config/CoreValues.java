package org.openedx.eventbus.config;

import static org.openedx.eventbus.config.CoreSettings.KEY_LOCATION;
import static org.openedx.eventbus.config.CoreSettings.KEY_PASSWORD;
import static org.openedx.eventbus.config.CoreSettings.KEY_TYPE;
import static org.openedx.eventbus.config.CoreSettings.REGISTRY_AUTO_REGISTER;
import static org.openedx.eventbus.config.CoreSettings.REGISTRY_CACHE_DIR;
import static org.openedx.eventbus.config.CoreSettings.REGISTRY_KEY;
import static org.openedx.eventbus.config.CoreSettings.REGISTRY_SECRET;
import static org.openedx.eventbus.config.CoreSettings.REGISTRY_TIMEOUT;
import static org.openedx.eventbus.config.CoreSettings.REGISTRY_TOKEN;
import static org.openedx.eventbus.config.CoreSettings.REGISTRY_UNKNOWN_ID_TIMEOUT;
import static org.openedx.eventbus.config.CoreSettings.REGISTRY_URL;
import static org.openedx.eventbus.config.CoreSettings.REGISTRY_VERIFY_INTERVAL;
import static org.openedx.eventbus.config.CoreSettings.TOPICS_CREATE;
import static org.openedx.eventbus.config.CoreSettings.TOPICS_PARTITIONS;
import static org.openedx.eventbus.config.CoreSettings.TOPICS_REPLICATION_FACTOR;
import static org.openedx.eventbus.config.CoreSettings.TOPICS_RETENTION;
import static org.openedx.eventbus.config.CoreSettings.TRUST_LOCATION;
import static org.openedx.eventbus.config.CoreSettings.TRUST_PASSWORD;
import static org.openedx.eventbus.config.CoreSettings.TRUST_TYPE;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.openedx.eventbus.config.EventBusConfig.TopicCreation;
import org.openedx.eventbus.registry.RegistrySettings;
import org.openedx.eventbus.registry.RegistrySettings.Credentials;
import org.openedx.eventbus.registry.RegistrySettings.Tls;
import org.openedx.eventbus.registry.Secret;

/** Values that consist of several settings of core. */
final class CoreValues {
  private CoreValues() {}

  static RegistrySettings registry(SettingsReader reader) {
    return new RegistrySettings(
        require(reader, REGISTRY_URL, "to connect to the schema registry"),
        credentials(reader),
        tls(reader),
        reader.get(REGISTRY_AUTO_REGISTER),
        reader.get(REGISTRY_TIMEOUT),
        reader.get(REGISTRY_VERIFY_INTERVAL),
        reader.get(REGISTRY_UNKNOWN_ID_TIMEOUT),
        reader.get(REGISTRY_CACHE_DIR));
  }

  static Optional<Credentials> credentials(SettingsReader reader) {
    return reader
        .find(REGISTRY_KEY)
        .flatMap(key -> reader.find(REGISTRY_SECRET).map(secret -> Credentials.basic(key, secret)))
        .or(() -> reader.find(REGISTRY_TOKEN).map(Credentials::bearer));
  }

  private static Tls tls(SettingsReader reader) {
    return new Tls(
        store(reader, TRUST_LOCATION, TRUST_PASSWORD, TRUST_TYPE),
        store(reader, KEY_LOCATION, KEY_PASSWORD, KEY_TYPE));
  }

  private static Optional<Tls.Store> store(
      SettingsReader reader,
      Setting<Path> location,
      Setting<Secret> password,
      Setting<String> type) {
    return reader
        .find(location)
        .map(path -> new Tls.Store(path, reader.find(password), reader.get(type)));
  }

  static TopicCreation topicCreation(SettingsReader reader) {
    return new TopicCreation(
        reader.get(TOPICS_CREATE),
        integer(reader.find(TOPICS_PARTITIONS)),
        integer(reader.find(TOPICS_REPLICATION_FACTOR)),
        reader.find(TOPICS_RETENTION));
  }

  private static OptionalInt integer(Optional<Integer> value) {
    return value.map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  /**
   * Returns a value that is required.
   *
   * @throws ConfigurationException if it is not set
   */
  static <T> T require(SettingsReader reader, Setting<T> setting, String purpose) {
    List<String> variables = new ArrayList<>(List.of(setting.environmentName()));
    variables.addAll(setting.openEdxNames());
    String problem =
        "%s is required %s but not set; set it in the file, or one of the environment variables %s"
            .formatted(setting.name(), purpose, String.join(", ", variables));
    return reader.find(setting).orElseThrow(() -> new ConfigurationException(List.of(problem)));
  }
}
