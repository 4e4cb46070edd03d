package org.openedx.eventbus.consumer.internal.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.config.EventBusConfig;

class KafkaClientsTest {
  private static final EventBusConfig CONFIG =
      EventBusConfig.of(Map.of("eventbus.kafka.bootstrap.servers", "127.0.0.1:1"));

  private static Map<String, Object> producer(EventBusConfig config) {
    return KafkaClients.producer(config, "g", "-dlq");
  }

  @Test
  void deliveryTimeoutIsExtendedToRequestTimeout() {
    Map<String, Object> settings =
        producer(
            CONFIG
                .with("eventbus.kafka.request.timeout.ms", "60000")
                .with("eventbus.kafka.linger.ms", "100"));

    assertThat(settings).containsEntry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 60_100);
    new KafkaProducer<byte[], byte[]>(settings).close(); // Kafka rejects a shorter timeout
  }

  @Test
  void deliveryTimeoutDefaultsTo30Seconds() {
    assertThat(producer(CONFIG)).containsEntry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
  }
}
