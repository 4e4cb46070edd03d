package org.openedx.eventbus.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.openedx.eventbus.config.EventBusConfig.TopicCreation;
import org.openedx.eventbus.registry.RegistrySettings;
import org.openedx.eventbus.registry.Secret;

/** Values that consist of several settings of core. */
final class CoreValues {
  private CoreValues() {}

  static RegistrySettings registry(SettingsReader reader) {
    return new RegistrySettings(
        reader
            .find(CoreSettings.REGISTRY_URL)
            .orElseThrow(
                () -> missing(CoreSettings.REGISTRY_URL, "to connect to the schema registry")),
        credentials(reader),
        tls(reader),
        reader.get(CoreSettings.REGISTRY_AUTO_REGISTER),
        reader.get(CoreSettings.REGISTRY_TIMEOUT),
        reader.get(CoreSettings.REGISTRY_VERIFY_INTERVAL),
        reader.get(CoreSettings.REGISTRY_CACHE_DIR));
  }

  static Optional<RegistrySettings.Credentials> credentials(SettingsReader reader) {
    Optional<String> user = reader.find(CoreSettings.REGISTRY_KEY);
    Optional<Secret> secret = reader.find(CoreSettings.REGISTRY_SECRET);
    return user.flatMap(u -> secret.map(s -> RegistrySettings.Credentials.basic(u, s)))
        .or(
            () ->
                reader.find(CoreSettings.REGISTRY_TOKEN).map(RegistrySettings.Credentials::bearer));
  }

  private static RegistrySettings.Tls tls(SettingsReader reader) {
    return new RegistrySettings.Tls(
        store(
            reader,
            CoreSettings.TRUST_LOCATION,
            CoreSettings.TRUST_PASSWORD,
            CoreSettings.TRUST_TYPE),
        store(reader, CoreSettings.KEY_LOCATION, CoreSettings.KEY_PASSWORD, CoreSettings.KEY_TYPE));
  }

  private static Optional<RegistrySettings.Tls.Store> store(
      SettingsReader reader,
      Setting<Path> location,
      Setting<Secret> password,
      Setting<String> type) {
    return reader
        .find(location)
        .map(path -> new RegistrySettings.Tls.Store(path, reader.find(password), reader.get(type)));
  }

  static TopicCreation topicCreation(SettingsReader reader) {
    return new TopicCreation(
        reader.get(CoreSettings.TOPICS_CREATE),
        integer(reader.find(CoreSettings.TOPICS_PARTITIONS)),
        integer(reader.find(CoreSettings.TOPICS_REPLICATION_FACTOR)),
        reader.find(CoreSettings.TOPICS_RETENTION));
  }

  private static OptionalInt integer(Optional<Integer> value) {
    return value.map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  /** Returns the exception of a setting that is required but not set. */
  static ConfigurationException missing(Setting<?> setting, String purpose) {
    List<String> variables = new ArrayList<>(List.of(setting.environmentName()));
    variables.addAll(setting.openEdxNames());
    return new ConfigurationException(
        List.of(
            String.format(
                "%s is required %s but not set; set it in the file, or one of the environment"
                    + " variables %s",
                setting.name(), purpose, String.join(", ", variables))));
  }
}
