package org.openedx.eventbus.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.registry.RegistrySettings;
import org.openedx.eventbus.registry.Secret;

class EventBusConfigTest {
  @TempDir Path directory;

  private Path file(String... lines) throws IOException {
    return Files.write(directory.resolve("eventbus.properties"), List.of(lines));
  }

  private static ConfigurationException refused(Map<String, String> settings) {
    return catchThrowableOfType(ConfigurationException.class, () -> EventBusConfig.of(settings));
  }

  @Test
  void everySettingHasItsDefault() {
    EventBusConfig config = EventBusConfig.of(Map.of("eventbus.registry.url", "http://r:8081"));

    assertThat(config.topicCreation().mode()).isEqualTo(EventBusConfig.TopicCreation.Mode.NONE);
    assertThat(config.registry().autoRegister()).isFalse();
    assertThat(config.registry().timeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.registry().verifyInterval()).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.registry().cacheDirectory())
        .contains(Path.of(System.getProperty("user.home"), ".cache/openedx-eventbus/registry"));
    assertThat(config.serviceName()).isEmpty();
    assertThat(config.fullTopic("user-login")).isEqualTo("user-login");
  }

  @Test
  void everySettingIsRead() {
    EventBusConfig config =
        EventBusConfig.of(
            Map.ofEntries(
                Map.entry("eventbus.registry.url", "http://one:8081, https://two/apis/ccompat/v7"),
                Map.entry("eventbus.registry.bearer-token", "t0ken"),
                Map.entry("eventbus.registry.auto-register", "TRUE"),
                Map.entry("eventbus.registry.cache-dir", ""),
                Map.entry("eventbus.registry.ssl.truststore.location", "/etc/ca.pem"),
                Map.entry("eventbus.registry.ssl.truststore.type", "PEM"),
                Map.entry("eventbus.topics.create", "missing"),
                Map.entry("eventbus.topics.partitions", "12"),
                Map.entry("eventbus.topics.replication-factor", "3"),
                Map.entry("eventbus.topics.retention", "7d"),
                Map.entry("eventbus.topic.prefix", "prod")));

    assertThat(config.registry().urls())
        .containsExactly(URI.create("http://one:8081"), URI.create("https://two/apis/ccompat/v7"));
    assertThat(config.registry().credentials())
        .contains(RegistrySettings.Credentials.bearer(Secret.of("t0ken")));
    assertThat(config.registry().autoRegister()).isTrue();
    assertThat(config.registry().cacheDirectory()).isEmpty();
    assertThat(config.registry().tls().trust().orElseThrow().type()).isEqualTo("PEM");
    assertThat(config.topicCreation())
        .isEqualTo(
            new EventBusConfig.TopicCreation(
                EventBusConfig.TopicCreation.Mode.MISSING,
                OptionalInt.of(12),
                OptionalInt.of(3),
                Optional.of(Duration.ofDays(7))));
    assertThat(config.fullTopic("user-login")).isEqualTo("prod-user-login");
  }

  @Test
  void environmentOverridesTheFile() throws IOException {
    file("eventbus.topic.prefix=file", "eventbus.service.name=lms");

    EventBusConfig config = EventBusConfig.load(Map.of("EVENTBUS_TOPIC_PREFIX", "env"), directory);

    assertThat(config.fullTopic("t")).isEqualTo("env-t");
    assertThat(config.requireServiceName()).isEqualTo("lms");
  }

  @Test
  void variablesOfOpenEdxAreReadAndOverriddenByThoseOfThisLibrary() {
    EventBusConfig config =
        EventBusConfig.load(
            Map.of(
                "EVENT_BUS_TOPIC_PREFIX", "theirs",
                "EVENTBUS_TOPIC_PREFIX", "ours",
                "EVENTS_SERVICE_NAME", " ",
                "SERVICE_VARIANT", "cms",
                "EVENT_BUS_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
                "EVENT_BUS_KAFKA_SCHEMA_REGISTRY_URL", "http://r:8081",
                "EVENT_BUS_KAFKA_SCHEMA_REGISTRY_API_KEY", "",
                "EVENT_BUS_KAFKA_SCHEMA_REGISTRY_API_SECRET", ""),
            directory);

    assertThat(config.fullTopic("t")).isEqualTo("ours-t");
    assertThat(config.requireServiceName()).isEqualTo("cms");
    assertThat(config.kafka()).containsExactly(Map.entry("bootstrap.servers", "kafka:9092"));
    assertThat(config.registry().credentials()).isEmpty();
  }

  @Test
  void kafkaSettingsPassThroughFromFileAndEnvironment() throws IOException {
    Path file = file("eventbus.kafka.linger.ms = 7", "eventbus.kafka.acks=1");

    EventBusConfig config =
        EventBusConfig.load(
            file,
            Map.of("EVENTBUS_KAFKA_BOOTSTRAP_SERVERS", "k:1", "EVENTBUS_KAFKA_LINGER_MS", "9"));

    assertThat(config.kafka())
        .containsOnly(
            Map.entry("bootstrap.servers", "k:1"),
            Map.entry("linger.ms", "9"),
            Map.entry("acks", "1"));
  }

  @Test
  void apiKeyEnablesSaslPlainOverTls() {
    Map<String, Object> kafka =
        EventBusConfig.of(
                Map.of(
                    "eventbus.kafka.bootstrap.servers", "k:1",
                    "eventbus.broker.api-key", "me",
                    "eventbus.broker.api-secret", "a\"b\\c"))
            .kafka();

    assertThat(kafka)
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.mechanism", "PLAIN");
    assertThat(((Password) kafka.get("sasl.jaas.config")).value())
        .isEqualTo(
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"me\""
                + " password=\"a\\\"b\\\\c\";");
  }

  @Test
  void kafkaSettingsOverrideThoseOfTheApiKey() {
    Map<String, Object> kafka =
        EventBusConfig.of(
                Map.of(
                    "eventbus.kafka.bootstrap.servers", "k:1",
                    "eventbus.kafka.security.protocol", "SASL_PLAINTEXT",
                    "eventbus.kafka.sasl.mechanism", "SCRAM-SHA-512",
                    "eventbus.broker.api-key", "me",
                    "eventbus.broker.api-secret", "pw"))
            .kafka();

    assertThat(kafka)
        .containsEntry("security.protocol", "SASL_PLAINTEXT")
        .containsEntry("sasl.mechanism", "SCRAM-SHA-512");
    assertThat(((Password) kafka.get("sasl.jaas.config")).value()).contains("ScramLoginModule");
  }

  @Test
  void allProblemsAreReportedInOneMessageWithTheirOrigins() throws IOException {
    Path file =
        file(
            "# a comment \\",
            "eventbus.registry.timeot=5s",
            "",
            "bootstrap.servers=k:1",
            "eventbus.registry.auto-register=\\",
            "  yes",
            "eventbus.topic.prefix=a b",
            "eventbus.topic.prefix=c");

    assertThatThrownBy(() -> EventBusConfig.load(file, Map.of("EVENTBUS_TOPICS_PARTITIONS", "no")))
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            e ->
                assertThat(e.problems())
                    .containsExactlyInAnyOrder(
                        file
                            + ":2: eventbus.registry.timeot: unknown name;"
                            + " did you mean eventbus.registry.timeout?",
                        file
                            + ":4: bootstrap.servers: unknown name; settings of the event bus"
                            + " start with eventbus.; did you mean"
                            + " eventbus.kafka.bootstrap.servers?",
                        file
                            + ":5: eventbus.registry.auto-register: 'yes' is neither true nor"
                            + " false; expected true or false",
                        file
                            + ":7: eventbus.topic.prefix: 'a b' is not a valid Kafka topic;"
                            + " expected 1 to 249 letters, digits, dots, hyphens and underscores",
                        file + ":8: eventbus.topic.prefix is already set at " + file + ":7",
                        "EVENTBUS_TOPICS_PARTITIONS: eventbus.topics.partitions: 'no' is not an"
                            + " integer; expected an integer from 1"))
        .hasMessageStartingWith("6 problems:");
  }

  @Test
  void unknownEnvironmentVariablesAreIgnored() {
    EventBusConfig config =
        EventBusConfig.load(
            Map.of("EVENTBUS_SERVICE_HOST", "10.0.0.1", "EVENTBUS_PORT", "tcp://10.0.0.1:80"),
            directory);

    assertThat(config.serviceName()).isEmpty();
  }

  @Test
  void fileIsFoundByTheVariableOrByItsDefaultNameOrOmitted() throws IOException {
    Files.writeString(directory.resolve("other.properties"), "\uFEFFeventbus.topic.prefix=other");

    assertThat(EventBusConfig.load(Map.of(), directory).fullTopic("t")).isEqualTo("t");
    file("eventbus.topic.prefix=usual");
    assertThat(EventBusConfig.load(Map.of(), directory).fullTopic("t")).isEqualTo("usual-t");
    assertThat(
            EventBusConfig.load(Map.of("EVENTBUS_CONFIG", "other.properties"), directory)
                .fullTopic("t"))
        .isEqualTo("other-t");
    assertThatThrownBy(
            () -> EventBusConfig.load(Map.of("EVENTBUS_CONFIG", "absent.properties"), directory))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("absent.properties: cannot be read (NoSuchFileException)");
  }

  @Test
  void errorOfAMissingSettingContainsAllItsNames() {
    EventBusConfig config = EventBusConfig.of(Map.of());

    assertThatThrownBy(config::requireServiceName)
        .hasMessage(
            "eventbus.service.name is required to send events but not set; set it in the file, or"
                + " one of the environment variables EVENTBUS_SERVICE_NAME, EVENTS_SERVICE_NAME,"
                + " SERVICE_VARIANT");
    assertThatThrownBy(config::kafka).hasMessageContaining("eventbus.kafka.bootstrap.servers");
    assertThatThrownBy(config::registry).hasMessageContaining("eventbus.registry.url");
  }

  @Test
  void settingWithoutItsPartnerIsRejected() {
    assertThat(refused(Map.of("eventbus.broker.api-key", "k")).problems())
        .containsExactly("given: eventbus.broker.api-key: requires eventbus.broker.api-secret");
    assertThat(refused(Map.of("eventbus.registry.api-secret", "s")))
        .hasMessageContaining("requires eventbus.registry.api-key");
    assertThat(
            refused(
                Map.of(
                    "eventbus.registry.api-key", "k",
                    "eventbus.registry.api-secret", "s",
                    "eventbus.registry.bearer-token", "t")))
        .hasMessageContaining("cannot be combined with eventbus.registry.api-key");
  }

  @Test
  void secretsAreNotPrinted() {
    EventBusConfig config =
        EventBusConfig.of(
                Map.of(
                    "eventbus.kafka.bootstrap.servers", "k:1",
                    "eventbus.kafka.sasl.jaas.config", "s3same",
                    "eventbus.kafka.some.plugin.access.token", "s3same",
                    "eventbus.broker.api-key", "s3same",
                    "eventbus.broker.api-secret", "s3same",
                    "eventbus.registry.url", "http://r:1",
                    "eventbus.registry.api-key", "s3same",
                    "eventbus.registry.api-secret", "s3same",
                    "eventbus.registry.ssl.keystore.location", "/k",
                    "eventbus.registry.ssl.keystore.password", "s3same"))
            .with("eventbus.kafka.ssl.key.password", "s3same");

    assertThat(config.toString()).doesNotContain("s3same").contains("http://r:1");
    assertThat(config.registry().toString()).doesNotContain("s3same");
    assertThat(config.kafka().get("sasl.jaas.config").toString()).doesNotContain("s3same");
    for (Map<String, String> wrong :
        List.of(
            Map.of("eventbus.registry.url", "http://me:s3same@r:1"),
            Map.of("eventbus.registry.url", "http://me:hid{den@r:1 s3same"),
            Map.of("eventbus.registry.bearer-token", "s3same s3same"),
            Map.of("eventbus.registry.api.secre", "s3same"),
            Map.of(
                "eventbus.registry.api-key", "s3same:s3same",
                "eventbus.registry.api-secret", "s3same"))) {
      assertThat(refused(wrong)).as(wrong.toString()).isNotNull();
      assertThat(refused(wrong).getMessage()).doesNotContain("s3same");
    }
  }

  @Test
  void changedCopyIsValidated() {
    EventBusConfig config = EventBusConfig.of(Map.of("eventbus.topic.prefix", "a"));

    assertThat(config.with("eventbus.topic.prefix", "b").fullTopic("t")).isEqualTo("b-t");
    assertThat(config.fullTopic("t")).isEqualTo("a-t");
    assertThatThrownBy(() -> config.with("eventbus.topic.prefx", "b"))
        .hasMessageContaining("did you mean eventbus.topic.prefix?");
  }

  @Test
  void defaultsOfAllSettingsAreValid() {
    assertThat(EventBusConfig.settings())
        .allSatisfy(
            setting -> {
              assertThat(setting.name()).startsWith("eventbus.");
              assertThat(setting.description()).endsWith(".");
              setting
                  .defaultValue()
                  .ifPresent(value -> EventBusConfig.of(Map.of(setting.name(), value)));
            });
    List<String> variables =
        EventBusConfig.settings().stream().map(Setting::environmentName).toList();
    assertThat(new HashSet<>(variables)).hasSameSizeAs(variables);
  }

  @Test
  void settingsInMessagesOfTheRegistryExist() throws IOException {
    Pattern name = Pattern.compile("eventbus\\.registry(\\.[a-z-]+)+");
    List<String> known = EventBusConfig.settings().stream().map(Setting::name).toList();
    Path sources = Path.of("src/main/java/org/openedx/eventbus/registry");
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String code = Files.readString(file).replaceAll("package .*|import .*", "");
        assertThat(name.matcher(code).results().map(MatchResult::group).toList())
            .as(file.toString())
            .filteredOn(n -> !n.endsWith(".ssl"))
            .isSubsetOf(known);
      }
    }
  }

  @Test
  void passwordsOfPlugInsAndAddressesAreNotPrinted() {
    EventBusConfig config =
        EventBusConfig.of(Map.of("eventbus.kafka.basic.auth.user.info", "key:hunter2"));
    assertThat(config.toString()).doesNotContain("hunter2");
    for (String url :
        List.of("user:hunter2@host:8081", "http:user:hunter2@host", "http://u:hunter2@h")) {
      assertThatThrownBy(() -> EventBusConfig.of(Map.of("eventbus.registry.url", url)))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("eventbus.registry.url")
          .hasMessageNotContaining("hunter2");
    }
  }
}
