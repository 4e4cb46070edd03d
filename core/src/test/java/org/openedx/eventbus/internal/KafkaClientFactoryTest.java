package org.openedx.eventbus.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaClientFactoryTest {
  private static Map<String, Object> producer(String servers) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", servers);
    settings.put("key.serializer", ByteArraySerializer.class);
    settings.put("value.serializer", ByteArraySerializer.class);
    return settings;
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka.invalid:9092", "a.invalid:9092, SSL://b.invalid:9093"})
  void unresolvedNameOfAGenuineClientIsTransient(String servers) {
    assertThatThrownBy(
            () -> KafkaClientFactory.create(producer(servers), KafkaProducer<byte[], byte[]>::new))
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining(".invalid")
        .hasMessageContaining("eventbus.kafka.bootstrap.servers");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nowhere | linger.ms | 0",
        "host:port | linger.ms | 0",
        "127.0.0.1:9092 | acks | some",
        "127.0.0.1:9092 | linger.ms | soon"
      })
  void invalidSettingIsPermanent(String servers, String setting, String value) {
    Map<String, Object> settings = producer(servers);
    settings.put(setting, value);

    assertThatThrownBy(
            () -> KafkaClientFactory.create(settings, KafkaProducer<byte[], byte[]>::new))
        .isInstanceOf(KafkaException.class)
        .isNotInstanceOf(NetworkException.class);
  }

  @Test
  void oneResolvedNameMakesTheFailurePermanent() {
    ConfigException failure = new ConfigException("another cause");

    assertThatThrownBy(
            () ->
                KafkaClientFactory.create(
                    producer("a.example:1,b.example:1"),
                    any -> {
                      throw failure;
                    },
                    "b.example"::equals))
        .isSameAs(failure);
  }

  @Test
  void clientIsCreatedWhenTheNameHasGotAnAddress() {
    Map<String, Object> settings = producer("c.example:1");
    ConfigException failure = new ConfigException("No resolvable bootstrap urls");

    assertThatThrownBy(
            () ->
                KafkaClientFactory.create(
                    settings,
                    any -> {
                      throw failure;
                    },
                    any -> false))
        .isInstanceOf(NetworkException.class)
        .hasCause(failure);
    assertThatThrownBy(() -> KafkaClientFactory.create(settings, any -> "client", any -> false))
        .as("without another attempt")
        .isInstanceOf(NetworkException.class);
    assertThat(KafkaClientFactory.<String>create(settings, any -> "client", any -> true))
        .isEqualTo("client");
  }

  @Test
  void connectionSettingsAreThoseOfAllClients() {
    assertThat(KafkaClientFactory.connectionSettings())
        .contains(
            "bootstrap.servers",
            "security.protocol",
            "sasl.jaas.config",
            "ssl.truststore.location",
            "request.timeout.ms",
            "metadata.max.age.ms")
        .doesNotContain(
            "client.id",
            "interceptor.classes",
            "retries",
            "buffer.memory",
            "compression.type",
            "transactional.id",
            "group.id",
            "max.poll.records");
  }

  @Test
  void descriptionOfAFailureNamesItsInnermostCause() {
    Throwable cause = new ConfigException("No resolvable bootstrap urls");

    assertThat(KafkaClientFactory.describe(new KafkaException("Failed to create", cause)))
        .isEqualTo("Failed to create: No resolvable bootstrap urls");
    assertThat(KafkaClientFactory.describe(new KafkaException("alone"))).isEqualTo("alone");
  }

  @Test
  void interceptorsOfTheOtherKindAreRemoved() {
    Map<String, Object> settings = new HashMap<>();
    String unknown = "org.example.Missing";
    settings.put(
        "interceptor.classes",
        OfConsumers.class.getName() + ", " + OfProducers.class.getName() + "," + unknown);

    KafkaInterceptors.retain(settings, ConsumerInterceptor.class, ProducerInterceptor.class);

    assertThat(settings)
        .containsEntry("interceptor.classes", List.of(OfConsumers.class.getName(), unknown));
    settings.put("interceptor.classes", OfProducers.class.getName());
    KafkaInterceptors.retain(settings, ConsumerInterceptor.class, ProducerInterceptor.class);
    assertThat(settings).doesNotContainKey("interceptor.classes");
  }

  /** Interceptor of consumers. */
  abstract static class OfConsumers implements ConsumerInterceptor<byte[], byte[]> {
    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
      return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}
  }

  /** Interceptor of producers. */
  abstract static class OfProducers implements ProducerInterceptor<byte[], byte[]> {}
}
