package org.openedx.eventbus.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaNamesTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "bootsrap.servers, bootstrap.servers",
    "bootstrap.server, bootstrap.servers",
    "max.poll.record, max.poll.records",
    "securty.protocol, security.protocol",
    "Linger.ms, linger.ms",
    "fetch.min.byte, fetch.min.bytes"
  })
  void misspeltNameIsRejectedWithASuggestion(String name, String meant) {
    assertThatThrownBy(() -> EventBusConfig.of(Map.of("eventbus.kafka." + name, "1")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("eventbus.kafka." + name)
        .hasMessageContaining("did you mean eventbus.kafka." + meant + "?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "schema.registry.url",
        "basic.auth.user.info",
        "auto.register.schemas",
        "specific.avro.reader",
        "config.providers",
        "my.login.module.realm",
        "confluent.monitoring.interceptor.bootstrap.servers",
        "auto.include.jmx.reporter",
        "aks",
        "port"
      })
  void nameOfAPluginIsPassedOn(String name) {
    EventBusConfig config =
        EventBusConfig.of(
            Map.of("eventbus.kafka." + name, "1", "eventbus.kafka.bootstrap.servers", "k:1"));

    assertThat(config.kafkaFor(ConsumerConfig.configNames())).containsEntry(name, "1");
  }

  @Test
  void everyNameOfKafkaIsAccepted() {
    for (Set<String> names :
        Set.of(
            ConsumerConfig.configNames(),
            ProducerConfig.configNames(),
            AdminClientConfig.configNames())) {
      names.forEach(name -> assertThat(KafkaSettings.misspelt(name)).isEmpty());
    }
  }

  /** Kubernetes adds them to every container if a service is named eventbus-kafka. */
  @Test
  void unknownVariableOfTheEnvironmentIsNoError() {
    Map<String, String> variables =
        Map.of(
            "EVENTBUS_KAFKA_SERVICE_HOST", "10.0.0.1",
            "EVENTBUS_KAFKA_PORT_9092_TCP", "tcp://10.0.0.1:9092",
            "EVENTBUS_KAFKA_BOOTSRAP_SERVERS", "k:1");

    assertThatCode(() -> EventBusConfig.load(variables, directory)).doesNotThrowAnyException();
  }

  @Test
  void lineEndOfASecretIsNotTakenForTheEndOfTheLogin() {
    Map<String, Object> kafka =
        EventBusConfig.of(
                Map.of(
                    "eventbus.kafka.bootstrap.servers", "k:1",
                    "eventbus.broker.api-key", "me",
                    "eventbus.broker.api-secret", "a\nb\rc"))
            .kafka();

    assertThat(((Password) kafka.get("sasl.jaas.config")).value())
        .endsWith(" password=\"a\\nb\\rc\";");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"?", "", " ", "home", "\u0000"})
  void homeDirectoryThatIsNoneIsNotUsed(String home) {
    assertThat(HomeDirectory.find(home)).isEmpty();
  }

  @Test
  void cacheIsDisabledWithoutAHomeDirectory() {
    String home = System.getProperty("user.home");
    System.setProperty("user.home", "?");
    try {
      EventBusConfig config = EventBusConfig.of(Map.of("eventbus.registry.url", "http://r:8081"));
      assertThat(config.registry().cacheDirectory()).isEmpty();
    } finally {
      System.setProperty("user.home", home);
    }
    assertThat(HomeDirectory.find(home)).isEqualTo(Optional.of(home));
  }
}
