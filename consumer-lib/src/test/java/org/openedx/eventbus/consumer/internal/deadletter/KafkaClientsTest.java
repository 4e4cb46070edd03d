package org.openedx.eventbus.consumer.internal.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;

class KafkaClientsTest {
  private static final EventBusConfig CONFIG =
      EventBusConfig.of(Map.of("eventbus.kafka.bootstrap.servers", "127.0.0.1:1"));

  private static Map<String, Object> reader(EventBusConfig config) {
    return KafkaClients.reader(config, 500, "none");
  }

  private static Map<String, Object> producer(EventBusConfig config) {
    return KafkaClients.producer(config, "g", "-dlq");
  }

  @Test
  void deliveryTimeoutIsExtendedToRequestTimeout() {
    Map<String, Object> settings =
        producer(CONFIG.with("eventbus.kafka.request.timeout.ms", "60000"));

    assertThat(settings).containsEntry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 60_005);
    new KafkaProducer<byte[], byte[]>(settings).close(); // Kafka rejects a shorter timeout
  }

  @Test
  void deliveryTimeoutDefaultsTo30Seconds() {
    assertThat(producer(CONFIG)).containsEntry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
  }

  @ParameterizedTest
  @CsvSource({
    "interceptor.classes, org.example.Missing",
    "retries, 0",
    "buffer.memory, 1000",
    "max.request.size, 10",
    "transactional.id, ours",
    "compression.type, none",
    "linger.ms, 600000",
    "delivery.timeout.ms, 1",
    "max.block.ms, 0",
    "acks, 0",
    "partitioner.class, org.example.Missing",
    "enable.idempotence, false",
    "key.serializer, org.example.Missing",
    "group.id, other",
    "group.protocol, consumer",
    "max.poll.records, 1",
    "max.partition.fetch.bytes, 1",
    "isolation.level, read_uncommitted"
  })
  void settingOfAnotherClientChangesNeitherProducerNorReaderOfDeadLetters(
      String setting, String value) {
    EventBusConfig config = CONFIG.with("eventbus.kafka." + setting, value);

    KafkaClients.validate(config, "g");
    assertThat(producer(config)).isEqualTo(producer(CONFIG));
    assertThat(reader(config)).isEqualTo(reader(CONFIG));
    KafkaClients.openProducer(producer(config)).close();
  }

  @Test
  void addressesAndSecurityReachAllClients() {
    EventBusConfig config =
        CONFIG
            .with("eventbus.kafka.security.protocol", "SASL_SSL")
            .with("eventbus.kafka.client.id", "mailer")
            .with("eventbus.kafka.sasl.login.callback.handler.class", "org.example.Login")
            .with("eventbus.kafka.org.example.token", "of a plug-in");

    for (Map<String, Object> settings : List.of(producer(config), reader(config))) {
      assertThat(settings)
          .containsEntry("bootstrap.servers", "127.0.0.1:1")
          .containsEntry("security.protocol", "SASL_SSL")
          .containsEntry("sasl.login.callback.handler.class", "org.example.Login")
          .containsKey("org.example.token");
    }
    assertThat(producer(config)).containsEntry(ProducerConfig.CLIENT_ID_CONFIG, "mailer-g-dlq");
    assertThat(KafkaClients.consumerSettings(config, "g"))
        .containsEntry(ConsumerConfig.CLIENT_ID_CONFIG, "mailer");
  }

  @Test
  void invalidSettingOfALaterClientIsFoundAtStart() {
    EventBusConfig config = CONFIG.with("eventbus.kafka.request.timeout.ms", "-5");

    assertThatThrownBy(() -> KafkaClients.validate(config, "g"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("request.timeout.ms");
  }

  @Test
  void interruptOfThePollLoopIsExplained() {
    InterruptException failure = new InterruptException(new InterruptedException());
    assertThat(Thread.interrupted()).as("set by Kafka's exception").isTrue();

    assertThat(KafkaClients.explain(failure, CONFIG, "g"))
        .hasMessageContaining("'eventbus-poll-g' was interrupted by other code")
        .hasCause(failure);
    assertThat(Thread.interrupted()).isFalse();
  }
}
